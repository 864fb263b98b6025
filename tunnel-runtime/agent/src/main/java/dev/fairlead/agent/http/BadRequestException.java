package dev.fairlead.agent.http;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;

/** A request that is not well-formed, or not for this stream. The message says why and repeats nothing of it. */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TunnelErrorCode code;

    BadRequestException(String message) {
        this(TunnelErrorCode.BAD_REQUEST, message);
    }

    BadRequestException(TunnelErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    StreamError toStreamError() {
        return new StreamError(code, getMessage());
    }
}
