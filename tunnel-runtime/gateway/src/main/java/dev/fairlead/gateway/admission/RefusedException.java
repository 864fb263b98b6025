package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** A call that may not pass. The message is for the caller; neither it nor the reason holds a value of a token. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOGGER = System.getLogger(RefusedException.class.getName());

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

    /** What the caller of a call gets that was not admitted, whatever the reason: fails closed. */
    public static StreamError errorOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return refused.toStreamError();
        }
        // the text of an error that was not foreseen could hold anything
        LOGGER.log(System.Logger.Level.ERROR, "A call could not be decided: {0}", cause.getClass());
        return new StreamError(TunnelErrorCode.UNAUTHENTICATED, "The call could not be authorised");
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
