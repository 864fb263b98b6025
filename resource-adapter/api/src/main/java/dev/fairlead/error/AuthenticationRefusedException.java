package dev.fairlead.error;

/** Somebody on the way refused credentials or a token: the token service, the agent, or a TLS peer. */
public final class AuthenticationRefusedException extends DestinationException {
    private static final long serialVersionUID = 1L;

    public AuthenticationRefusedException(ErrorDetail detail) {
        super(detail, null);
    }

    public AuthenticationRefusedException(ErrorDetail detail, Throwable cause) {
        super(detail, cause);
    }
}
