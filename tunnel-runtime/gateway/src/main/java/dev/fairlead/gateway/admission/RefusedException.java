package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.Objects;

/** A call that may not pass. The message is for the caller; neither it nor the reason holds a value of a token. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TunnelErrorCode code;
    private final String reason;

    /**
     * @param code what the caller gets
     * @param reason for the audit log: why exactly
     * @param message for the caller
     */
    public RefusedException(TunnelErrorCode code, String reason, String message) {
        super(message, null, false, false);
        this.code = Objects.requireNonNull(code, "code");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Why exactly, for the audit log; the caller is told less. */
    public String reason() {
        return reason;
    }

    /** What the caller gets. */
    public StreamError toStreamError() {
        return new StreamError(code, getMessage());
    }
}
