package dev.fairlead.rfc;

/** The application's database does not do what an outbox needs of it. The transaction of the caller cannot be committed. */
public class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed
     * @param cause what the database said
     */
    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
