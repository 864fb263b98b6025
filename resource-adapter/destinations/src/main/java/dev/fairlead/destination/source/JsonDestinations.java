package dev.fairlead.destination.source;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads destinations from JSON: one flat object or a list of them, also as SAP's services answer and export them. */
final class JsonDestinations {

    private static final String WRAPPER = "destinationConfiguration";
    private static final String METADATA = "$metadata";

    private JsonDestinations() {}

    /**
     * The flat properties of every object in the text, in order.
     *
     * @throws IllegalArgumentException with what is wrong, without quoting values
     */
    static List<Map<String, String>> parse(String text) {
        return elements(text).stream().map(JsonDestinations::flat).toList();
    }

    /**
     * The elements of a list, or the one value that is none.
     *
     * @throws IllegalArgumentException if the text is no JSON
     */
    static List<JsonValue> elements(String text) {
        JsonValue value = StrictJson.parse(text);
        return value instanceof JsonArray list ? List.copyOf(list) : List.of(value);
    }

    /**
     * The flat properties of an object.
     *
     * @throws IllegalArgumentException if it is none, or has members that are no text
     */
    static Map<String, String> flat(JsonValue value) {
        return flat(value, Set.of());
    }

    /**
     * The flat properties of an object, some members aside.
     *
     * @throws IllegalArgumentException if it is none, or has members that are no text
     */
    static Map<String, String> flat(JsonValue value, Set<String> aside) {
        if (!(value instanceof JsonObject object)) {
            throw new IllegalArgumentException("holds something else than JSON objects");
        }
        JsonObject configuration = object.get(WRAPPER) instanceof JsonObject inner ? inner : object;
        Map<String, String> properties = new LinkedHashMap<>();
        configuration.forEach((name, member) -> {
            if (!name.equals(METADATA) && !aside.contains(name) && member.getValueType() != JsonValue.ValueType.NULL) {
                properties.put(name, text(name, member));
            }
        });
        return properties;
    }

    static String text(String name, JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER, TRUE, FALSE -> value.toString();
            default -> throw new IllegalArgumentException("has a property '" + name + "' that is no text");
        };
    }
}
