package dev.fairlead.tunnel.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** Members of JSON objects that are strings. */
public final class JsonText {

    private JsonText() {}

    /** The member's text; empty if it is absent, not a string, or an empty one. */
    public static Optional<String> of(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(text -> !text.isEmpty());
    }
}
