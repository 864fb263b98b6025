package dev.fairlead.saml;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Claims as text: strings, numbers and booleans, or arrays of them. Objects have none. */
final class ClaimValues {

    private ClaimValues() {}

    /** The one text of a claim: of a scalar, or of an array with exactly one scalar. */
    static Optional<String> only(JsonValue claim) {
        if (claim instanceof JsonArray array) {
            return array.size() == 1 ? scalar(array.get(0)) : Optional.empty();
        }
        return scalar(claim);
    }

    /** All texts of a claim, in their order. */
    static List<String> all(JsonValue claim) {
        if (claim instanceof JsonArray array) {
            return array.stream()
                    .map(ClaimValues::scalar)
                    .flatMap(Optional::stream)
                    .toList();
        }
        return scalar(claim).map(List::of).orElse(List.of());
    }

    private static Optional<String> scalar(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString());
            case NUMBER, TRUE, FALSE -> Optional.of(value.toString());
            case NULL, ARRAY, OBJECT -> Optional.empty();
        };
    }
}
