package dev.fairlead.input;

import java.util.Objects;
import java.util.Optional;

/**
 * What came back from an authorization endpoint (RFC 6749, 4.1.2 and RFC 7636). It is used once, also when that fails.
 *
 * @param code the code
 * @param redirectUri the redirect URI of the authorization request, not encoded; empty if it had none
 * @param codeVerifier the PKCE verifier; empty if the authorization request had no challenge
 */
public record AuthorizationCode(Sensitive code, Optional<String> redirectUri, Optional<Sensitive> codeVerifier) {
    public AuthorizationCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(codeVerifier, "codeVerifier");
    }
}
