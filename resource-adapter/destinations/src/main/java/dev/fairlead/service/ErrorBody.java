package dev.fairlead.service;

import dev.fairlead.authentication.Sanitiser;
import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** Why the service refused, whichever of its three shapes the body has (destination specification, 3.1). */
final class ErrorBody {

    private static final Sanitiser SANITISER = new Sanitiser(List.of());

    private ErrorBody() {}

    /** A text for a message: that of {@code {"ErrorMessage": ...}}, of a JSON string, or the body itself. */
    static String message(String body) {
        String text = body.strip();
        try {
            JsonValue value = StrictJson.parse(text);
            if (value instanceof JsonObject object && object.get("ErrorMessage") instanceof JsonString message) {
                text = message.getString();
            } else if (value instanceof JsonString message) {
                text = message.getString();
            }
        } catch (IllegalArgumentException e) {
            // plain text, the third shape
            return SANITISER.clean(text);
        }
        return SANITISER.clean(text);
    }
}
