package dev.fairlead.agent.identity;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PrincipalPresentation;
import dev.fairlead.agent.certificate.UserCertificate;
import dev.fairlead.agent.kerberos.KerberosLogon;
import dev.fairlead.agent.principal.Claims;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.agent.principal.Subject;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.keys.Identity;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Decides what a back end is shown, and makes it. */
public final class BackendIdentities {
    private final Identity system;
    private final Propagation propagation;
    private final Executor workers;
    private final KerberosLogon kerberos;
    private final TicketIdentities tickets;
    private final RecentIdentities recent;

    /** The same where no mapping needs Kerberos. */
    public BackendIdentities(Identity system, Propagation propagation, Executor workers) {
        this(system, propagation, workers, KerberosLogon.NONE);
    }

    /**
     * @param system the agent's own identity
     * @param propagation how callers become certificates
     * @param workers where tokens are verified and certificates signed
     * @param kerberos how callers get tickets
     */
    public BackendIdentities(Identity system, Propagation propagation, Executor workers, KerberosLogon kerberos) {
        this.system = Objects.requireNonNull(system, "system");
        this.propagation = Objects.requireNonNull(propagation, "propagation");
        this.workers = Objects.requireNonNull(workers, "workers");
        this.kerberos = Objects.requireNonNull(kerberos, "kerberos");
        this.tickets = new TicketIdentities(kerberos, system);
        this.recent = new RecentIdentities(propagation.certificates());
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
            return new BackendIdentity(Optional.empty(), Map.of(), "");
        }
        boolean restricted = mapping.principals().mode().restricted();
        // where the TLS certificate is the logon, a restricted mapping must not offer the system's
        boolean anonymous = restricted && mapping.principals().presentation() == PrincipalPresentation.HANDSHAKE;
        return new BackendIdentity(
                anonymous ? Optional.empty() : Optional.of(system),
                restricted ? CertificateHeaders.NOBODY : Map.of(),
                "");
    }

    private CompletionStage<BackendIdentity> propagate(HttpMapping mapping, Principal principal) {
        try {
            Optional<BackendIdentity> known = known(mapping, principal);
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(known.get());
            }
        } catch (RuntimeException refusal) {
            return CompletableFuture.failedFuture(Refusals.of(refusal));
        }
        CompletableFuture<BackendIdentity> decided = new CompletableFuture<>();
        try {
            workers.execute(() -> verify(principal).whenComplete((claims, refusal) -> {
                if (refusal == null) {
                    complete(decided, mapping, claims);
                } else {
                    decided.completeExceptionally(Refusals.of(refusal));
                }
            }));
        } catch (RejectedExecutionException busy) {
            decided.completeExceptionally(Refusals.overloaded());
        }
        return decided;
    }

    /** Where neither a signature has to be verified nor one to be made: on the calling thread. */
    private Optional<BackendIdentity> known(HttpMapping mapping, Principal principal) {
        if (!mapping.principals().mode().certifying()) {
            return Optional.empty();
        }
        Optional<Claims> claims = propagation.verifier().known(principal);
        return claims.isPresent() ? known(mapping, claims.get()) : Optional.empty();
    }

    private Optional<BackendIdentity> known(HttpMapping mapping, Claims claims) {
        PrincipalPresentation presentation = mapping.principals().presentation();
        Optional<BackendIdentity> known = recent.find(claims, presentation);
        if (known.isPresent()) {
            return known;
        }
        Subject subject = propagation.rules().subjectOf(claims);
        Optional<UserCertificate> certificate = propagation.certificates().known(subject, claims.kind());
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        BackendIdentity identity = shown(mapping, subject, certificate.get());
        recent.add(claims, presentation, certificate.get(), identity);
        return Optional.of(identity);
    }

    private CompletionStage<Claims> verify(Principal principal) {
        try {
            return propagation.verifier().verify(principal);
        } catch (RuntimeException refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    /** On the worker that verified, or on the thread that loaded keys for it: on neither of them does a loop wait. */
    private void complete(CompletableFuture<BackendIdentity> decided, HttpMapping mapping, Claims claims) {
        try {
            Subject subject = propagation.rules().subjectOf(claims);
            if (!mapping.principals().mode().certifying()) {
                kerberos.threads().execute(() -> delegate(decided, mapping, subject));
                return;
            }
            decided.complete(shown(mapping, subject, propagation.certificates().of(subject, claims.kind())));
        } catch (RuntimeException refusal) {
            decided.completeExceptionally(Refusals.of(refusal));
        }
    }

    /** On a thread that may wait for the KDC. */
    private void delegate(CompletableFuture<BackendIdentity> decided, HttpMapping mapping, Subject subject) {
        try {
            decided.complete(tickets.of(mapping, subject));
        } catch (RuntimeException refusal) {
            decided.completeExceptionally(Refusals.of(refusal));
        }
    }

    private BackendIdentity shown(HttpMapping mapping, Subject subject, UserCertificate certificate) {
        return mapping.principals().presentation() == PrincipalPresentation.HANDSHAKE
                ? new BackendIdentity(Optional.of(certificate.identity()), Map.of(), subject.toString())
                : new BackendIdentity(
                        Optional.of(system),
                        CertificateHeaders.of(certificate, propagation.sendIssuers()),
                        subject.toString());
    }

    private static CompletionStage<BackendIdentity> refused(TunnelErrorCode code, String reason, String message) {
        return CompletableFuture.failedFuture(new PrincipalRefusedException(code, reason, message));
    }
}
