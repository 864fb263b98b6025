package dev.fairlead.agent.identity;

import dev.fairlead.agent.certificate.CertificateAuthorityException;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/**
 * What a caller hears of whatever went wrong while its identity was made. Fails closed: what was not foreseen is a
 * refusal too.
 */
final class Refusals {
    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

    private Refusals() {}

    static PrincipalRefusedException of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof PrincipalRefusedException refusal) {
            return refusal;
        }
        if (cause instanceof RejectedExecutionException) {
            return overloaded();
        }
        if (cause instanceof CertificateAuthorityException) {
            LOG.log(System.Logger.Level.ERROR, "No certificate can be issued: {0}", cause.getMessage());
            return new PrincipalRefusedException(
                    TunnelErrorCode.CERTIFICATE_AUTHORITY, "authority", "The agent cannot issue a certificate");
        }
        // the text of an error that was not foreseen could hold anything, so only its place is logged
        LOG.log(
                System.Logger.Level.ERROR,
                "A principal could not be verified: {0} at {1}",
                cause.getClass(),
                place(cause));
        return new PrincipalRefusedException(
                TunnelErrorCode.PRINCIPAL_REJECTED, "error", "The principal could not be verified");
    }

    static PrincipalRefusedException overloaded() {
        return new PrincipalRefusedException(
                TunnelErrorCode.OVERLOAD, "overload", "Too many principals wait to be verified");
    }

    private static String place(Throwable cause) {
        return cause.getStackTrace().length == 0 ? "an unknown place" : cause.getStackTrace()[0].toString();
    }
}
