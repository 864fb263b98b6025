package dev.fairlead.caller;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.resource.spi.SecurityException;
import jakarta.resource.spi.security.GenericCredential;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The user of a JWT that a login module left as the data of a {@link GenericCredential}. */
final class JwtCredential {

    /** The token's type in RFC 8693, and the profile of RFC 7523: both say that the data are a JWT. */
    private static final Set<String> MECHANISMS =
            Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:grant-type:jwt-bearer");

    private static final int MAXIMUM_LENGTH = 16 * 1024;

    private JwtCredential() {}

    static boolean isJwt(GenericCredential credential) {
        return credential.getMechType() != null && MECHANISMS.contains(credential.getMechType());
    }

    /**
     * The user, by the word of the container; empty if the token names nobody. Only what tells users apart is read here:
     * whether the token can be used is judged where it is.
     */
    static Optional<Caller> caller(GenericCredential credential) {
        try {
            byte[] data = Objects.requireNonNullElse(credential.getCredentialData(), new byte[0]);
            String name = Objects.requireNonNullElse(credential.getName(), "");
            return data.length > MAXIMUM_LENGTH
                    ? Optional.empty()
                    : caller(new String(data, StandardCharsets.US_ASCII), name);
        } catch (SecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<Caller> caller(String token, String name) {
        return claims(token)
                .flatMap(claims -> CallerIdentity.ofClaims(name, claim -> text(claims, claim)))
                .map(user -> new Caller(
                        user, name.isBlank() ? user.userId() : name, Optional.of(UserToken.of(token)), true));
    }

    private static Optional<JsonObject> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            try (JsonReader reader = Json.createReader(new StringReader(payload))) {
                return Optional.of(reader.readObject());
            }
        } catch (RuntimeException e) {
            // libraries have exceptions of many kinds for what is too deep or too long
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject claims, String name) {
        return claims.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
