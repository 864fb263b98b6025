package dev.fairlead.tunnel.http;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;

/** A message that is not well-formed, or not acceptable where it came. The text says why and repeats nothing of it. */
public final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TunnelErrorCode code;

    /** Code {@code bad_request}. */
    public BadRequestException(String message) {
        this(TunnelErrorCode.BAD_REQUEST, message);
    }

    /** A more exact code. */
    public BadRequestException(TunnelErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** What the other side of the tunnel is told. */
    public StreamError toStreamError() {
        return new StreamError(code, getMessage());
    }
}
