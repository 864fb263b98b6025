package dev.fairlead.tunnel.message;

/** The peer sent something that is no message, or one too large. Its text never repeats what was sent. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message, null, false, false);
    }
}
