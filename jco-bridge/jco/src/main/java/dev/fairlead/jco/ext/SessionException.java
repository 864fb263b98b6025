package dev.fairlead.jco.ext;

/** A provider of sessions cannot do what it was asked for. */
public class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a text. */
    public SessionException(String message) {
        super(message);
    }

    /** With a text, and what it comes from; null for nothing. */
    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
