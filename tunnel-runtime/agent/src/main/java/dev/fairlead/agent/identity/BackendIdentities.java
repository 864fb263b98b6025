package dev.fairlead.agent.identity;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PrincipalPresentation;
import dev.fairlead.agent.certificate.CertificateAuthorityException;
import dev.fairlead.agent.certificate.UserCertificates;
import dev.fairlead.agent.principal.Claims;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.agent.principal.PrincipalVerifier;
import dev.fairlead.agent.principal.Subject;
import dev.fairlead.agent.principal.SubjectRules;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.keys.Identity;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Decides what a back end is shown, and makes it. */
public final class BackendIdentities {
    private static final System.Logger LOG = System.getLogger(BackendIdentities.class.getName());

    private final Identity system;
    private final PrincipalVerifier verifier;
    private final SubjectRules rules;
    private final UserCertificates certificates;
    private final Executor workers;

    /**
     * @param system the agent's own identity
     * @param workers where tokens are verified and certificates signed
     */
    public BackendIdentities(
            Identity system,
            PrincipalVerifier verifier,
            SubjectRules rules,
            UserCertificates certificates,
            Executor workers) {
        this.system = system;
        this.verifier = verifier;
        this.rules = rules;
        this.certificates = certificates;
        this.workers = workers;
    }

    /**
     * The identity for one request. Never blocks.
     *
     * @return completes on any thread; exceptionally only with a {@link PrincipalRefusedException}
     */
    public CompletionStage<BackendIdentity> decide(HttpMapping mapping, Optional<Principal> principal) {
        if (mapping.principals().mode().propagating() && principal.isPresent()) {
            return propagate(mapping, principal.get());
        }
        if (principal.isPresent() && mapping.principals().refused()) {
            return refused(
                    TunnelErrorCode.PRINCIPAL_UNEXPECTED,
                    "unexpected",
                    mapping.virtualAuthority() + " takes no principals");
        }
        if (principal.isEmpty() && mapping.principals().required()) {
            return refused(
                    TunnelErrorCode.PRINCIPAL_MISSING,
                    "missing",
                    mapping.virtualAuthority()
                            + " needs a principal: sign in, or use a destination that passes one on");
        }
        return CompletableFuture.completedFuture(withoutCaller(mapping));
    }

    private BackendIdentity withoutCaller(HttpMapping mapping) {
        if (!mapping.internal().tls()) {
            return new BackendIdentity(Optional.empty(), Optional.empty(), "");
        }
        boolean restricted = mapping.principals().mode().restricted();
        // where the TLS certificate is the logon, a restricted mapping must not offer the system's
        boolean anonymous = restricted && mapping.principals().presentation() == PrincipalPresentation.HANDSHAKE;
        return new BackendIdentity(
                anonymous ? Optional.empty() : Optional.of(system),
                restricted ? Optional.of("") : Optional.empty(),
                "");
    }

    private CompletionStage<BackendIdentity> propagate(HttpMapping mapping, Principal principal) {
        CompletableFuture<BackendIdentity> decided = new CompletableFuture<>();
        try {
            workers.execute(() -> verify(principal).whenComplete((claims, refusal) -> {
                if (refusal == null) {
                    complete(decided, mapping, claims);
                } else {
                    decided.completeExceptionally(asRefusal(refusal));
                }
            }));
        } catch (RejectedExecutionException busy) {
            decided.completeExceptionally(overloaded());
        }
        return decided;
    }

    private CompletionStage<Claims> verify(Principal principal) {
        try {
            return verifier.verify(principal);
        } catch (RuntimeException refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    /** On the worker that verified, or on the thread that loaded keys for it: on neither of them does a loop wait. */
    private void complete(CompletableFuture<BackendIdentity> decided, HttpMapping mapping, Claims claims) {
        try {
            Subject subject = rules.subjectOf(claims);
            Identity user = certificates.of(subject, claims.kind());
            decided.complete(
                    mapping.principals().presentation() == PrincipalPresentation.HANDSHAKE
                            ? new BackendIdentity(Optional.of(user), Optional.empty(), subject.toString())
                            : new BackendIdentity(
                                    Optional.of(system), Optional.of(headerValue(user)), subject.toString()));
        } catch (RuntimeException refusal) {
            decided.completeExceptionally(asRefusal(refusal));
        }
    }

    private static String headerValue(Identity user) {
        try {
            return Base64.getEncoder().encodeToString(user.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was parsed can be encoded", impossible);
        }
    }

    private static PrincipalRefusedException asRefusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof PrincipalRefusedException refusal) {
            return refusal;
        }
        if (cause instanceof CertificateAuthorityException) {
            LOG.log(System.Logger.Level.ERROR, "No certificate can be issued: {0}", cause.getMessage());
            return new PrincipalRefusedException(
                    TunnelErrorCode.CERTIFICATE_AUTHORITY, "authority", "The agent cannot issue a certificate");
        }
        // fail closed; the text of an error that was not foreseen could hold anything, so only its place is logged
        LOG.log(
                System.Logger.Level.ERROR,
                "A principal could not be verified: {0} at {1}",
                cause.getClass(),
                place(cause));
        return new PrincipalRefusedException(
                TunnelErrorCode.PRINCIPAL_REJECTED, "error", "The principal could not be verified");
    }

    private static String place(Throwable cause) {
        return cause.getStackTrace().length == 0 ? "an unknown place" : cause.getStackTrace()[0].toString();
    }

    private static PrincipalRefusedException overloaded() {
        return new PrincipalRefusedException(
                TunnelErrorCode.OVERLOAD, "overload", "Too many principals wait to be verified");
    }

    private static CompletionStage<BackendIdentity> refused(TunnelErrorCode code, String reason, String message) {
        return CompletableFuture.failedFuture(new PrincipalRefusedException(code, reason, message));
    }
}
