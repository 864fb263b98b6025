package dev.fairlead.input;

/**
 * Keeps the refresh tokens that a token service gives out for an authorization code or another refresh token. Called on
 * the calling thread, before the request goes to the target; the token that was used before is worthless from then on.
 */
@FunctionalInterface
public interface RefreshTokenReceiver {
    /** Takes the next refresh token. What it throws ends the call. */
    void receive(Sensitive refreshToken);
}
