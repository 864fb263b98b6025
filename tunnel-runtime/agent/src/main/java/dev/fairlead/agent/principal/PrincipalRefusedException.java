package dev.fairlead.agent.principal;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.Objects;

/** A principal that is not passed on. The message names what was wrong, never a value of the token. */
public final class PrincipalRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TunnelErrorCode code;
    private final String reason;

    /**
     * @param code what the caller gets
     * @param reason short word for the audit log, for example {@code sig} or {@code UNRESOLVED mail}
     * @param message for an operator
     */
    public PrincipalRefusedException(TunnelErrorCode code, String reason, String message) {
        super(message, null, false, false);
        this.code = Objects.requireNonNull(code, "code");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Signature, issuer, algorithm or form are not acceptable. */
    static PrincipalRefusedException rejected(String reason, String message) {
        return new PrincipalRefusedException(TunnelErrorCode.PRINCIPAL_REJECTED, reason, message);
    }

    /** No subject can be built. */
    static PrincipalRefusedException unmapped(String reason, String message) {
        return new PrincipalRefusedException(TunnelErrorCode.PRINCIPAL_UNMAPPED, reason, message);
    }

    /** What the caller gets. */
    public TunnelErrorCode code() {
        return code;
    }

    /** A short word for the audit log. */
    public String reason() {
        return reason;
    }

    /** The reason of the denial as the audit log writes it. */
    public String inAudit() {
        return "PRINCIPAL " + reason;
    }

    /** Whether the token is genuine, and the rule that applies can build no subject from it. */
    public boolean isUnmapped() {
        return code == TunnelErrorCode.PRINCIPAL_UNMAPPED;
    }

    /** The answer for the tunnel. */
    public StreamError toStreamError() {
        return new StreamError(code, getMessage());
    }
}
