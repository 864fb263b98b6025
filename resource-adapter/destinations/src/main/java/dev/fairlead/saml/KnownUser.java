package dev.fairlead.saml;

import dev.fairlead.error.DestinationException;
import dev.fairlead.jwt.UserClaims;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/**
 * All that is known of the user of a call.
 *
 * @param claims those of the token
 * @param info the issuer's answer; empty if it was not asked, or gave none
 * @param infoFailure why it gave none; empty if it was not asked, or answered
 */
record KnownUser(UserClaims claims, Optional<JsonObject> info, Optional<DestinationException> infoFailure) {

    /** The user's own attributes in the issuer's answer. */
    Optional<JsonObject> customAttributes() {
        return info.map(answer -> answer.get("user_attributes"))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject);
    }

    /** Whether the token allows to read the user's own attributes. */
    boolean mayReadCustomAttributes() {
        JsonValue scope = claims.payload().get("scope");
        if (scope instanceof JsonArray several) {
            return several.stream().anyMatch(KnownUser::isUserAttributes);
        }
        return scope instanceof JsonString text
                && Arrays.asList(text.getString().split(" ")).contains("user_attributes");
    }

    private static boolean isUserAttributes(JsonValue scope) {
        return scope instanceof JsonString text && text.getString().equals("user_attributes");
    }

    /** Nothing of the user. */
    @Override
    public String toString() {
        return "KnownUser[" + claims + "]";
    }
}
