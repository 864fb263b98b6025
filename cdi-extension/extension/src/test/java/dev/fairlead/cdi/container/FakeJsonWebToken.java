package dev.fairlead.cdi.container;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A token that a container has verified. */
public record FakeJsonWebToken(String name, String rawToken, Map<String, Object> claims) implements JsonWebToken {

    /** A token of {@code user}, issued by {@code https://idp.example}. */
    public static FakeJsonWebToken of(String user) {
        return new FakeJsonWebToken(
                user, "token-of-" + user, Map.of("iss", "https://idp.example", "sub", "id-of-" + user));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getRawToken() {
        return rawToken;
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String claim) {
        return (T) claims.get(claim);
    }
}
