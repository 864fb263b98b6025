package dev.fairlead.tunnel;

import java.io.IOException;
import java.util.Objects;

/** A stream was refused or ended early; thrown by the streams of a {@link StreamSocket}. */
public final class StreamException extends IOException {
    private static final long serialVersionUID = 1L;

    private final TunnelErrorCode code;
    private final String detail;
    private final boolean outcomeUnknown;

    /**
     * @param error why
     * @param outcomeUnknown whether the back end may have received what was written
     */
    public StreamException(StreamError error, boolean outcomeUnknown) {
        super(describe(Objects.requireNonNull(error, "error")));
        this.code = error.code();
        this.detail = error.detail();
        this.outcomeUnknown = outcomeUnknown;
    }

    private static String describe(StreamError error) {
        String code = error.code().wireName();
        return error.detail().isEmpty() ? code : code + ": " + error.detail();
    }

    /** Why the stream ended. */
    public StreamError error() {
        return new StreamError(code, detail);
    }

    /**
     * Whether the back end may have received what was written: bytes of the request were handed to the carrier, and the
     * peer has not said that it refused them.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
