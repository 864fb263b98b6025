package dev.fairlead.configuration;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads {@code x_user_token.*}: how a user's token is verified (authentication specification, 4.7). */
final class UserTokenRulesReader {

    private UserTokenRulesReader() {}

    static UserTokenRules read(PropertyReader reader) {
        Optional<String> jwks = reader.text(PropertyNames.USER_TOKEN_JWKS).flatMap(encoded -> jwks(reader, encoded));
        if (jwks.isPresent()) {
            reader.warnUnused(PropertyNames.USER_TOKEN_JWKS + " wins", PropertyNames.USER_TOKEN_JWKS_URI);
        }
        return new UserTokenRules(
                jwks,
                reader.secureUrl(PropertyNames.USER_TOKEN_JWKS_URI),
                reader.printable(PropertyNames.USER_TOKEN_TYPE).orElse(UserTokenRules.DEFAULT.type()));
    }

    private static Optional<String> jwks(PropertyReader reader, String encoded) {
        try {
            String json = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            if (StrictJson.parse(json) instanceof JsonObject set
                    && set.get("keys") instanceof JsonArray keys
                    && !keys.isEmpty()) {
                return Optional.of(json);
            }
        } catch (IllegalArgumentException e) {
            // neither base64 nor JSON: said below, for what was found may be long
        }
        reader.problems()
                .invalid(PropertyNames.USER_TOKEN_JWKS, "is no JWK set in base64", "Encode {\"keys\":[…]} as base64");
        return Optional.empty();
    }
}
