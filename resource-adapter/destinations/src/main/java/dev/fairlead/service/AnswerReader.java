package dev.fairlead.service;

import dev.fairlead.authentication.Sanitiser;
import dev.fairlead.configuration.HeaderRules;
import dev.fairlead.configuration.Secret;
import dev.fairlead.json.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads answers of the Destination service strictly: what cannot be read fails the whole answer, what is not known is
 * passed over (destination specification, 2.9; authentication specification, 1.3).
 */
final class AnswerReader {

    private static final String NO_HEADER = "has an authTokens entry that is no header field";

    private final Sanitiser sanitiser = new Sanitiser(List.of());

    /**
     * @param sent when it was asked
     * @throws IllegalArgumentException with what is wrong, without quoting values
     */
    ServiceAnswer read(String body, Instant sent, Optional<String> etag) {
        if (!(StrictJson.parse(body) instanceof JsonObject answer)) {
            throw new IllegalArgumentException("is no JSON object");
        }
        if (!(answer.get("destinationConfiguration") instanceof JsonObject configuration)) {
            throw new IllegalArgumentException("has no destinationConfiguration");
        }
        List<JsonObject> entries = objects(answer, "authTokens");
        Optional<String> error = entries.stream()
                .map(entry -> text(entry, "error"))
                .filter(text -> !text.isBlank())
                .map(sanitiser::clean)
                .findFirst();
        List<AuthToken> tokens = new ArrayList<>();
        if (error.isEmpty()) {
            entries.forEach(entry -> tokens.add(token(entry)));
        }
        return new ServiceAnswer(
                sent, properties(configuration), List.copyOf(tokens), error, certificates(answer), etag);
    }

    private static Map<String, String> properties(JsonObject configuration) {
        Map<String, String> properties = new LinkedHashMap<>();
        configuration.forEach((name, value) -> {
            switch (value.getValueType()) {
                case STRING -> properties.put(name, ((JsonString) value).getString());
                case NUMBER, TRUE, FALSE -> properties.put(name, value.toString());
                default -> {
                    // metadata, and what later versions may add
                }
            }
        });
        return Map.copyOf(properties);
    }

    private static AuthToken token(JsonObject entry) {
        String type = text(entry, "type");
        String value = text(entry, "value");
        String name = "Authorization";
        String header = type + " " + value;
        if (entry.get("http_header") instanceof JsonObject made) {
            name = text(made, "key");
            header = text(made, "value");
        } else if (type.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException(NO_HEADER);
        }
        boolean field = HeaderRules.validName(name) && !HeaderRules.ofTheConnection(name);
        if (!field || header.isBlank() || !HeaderRules.validValue(header)) {
            throw new IllegalArgumentException(NO_HEADER);
        }
        return new AuthToken(
                name,
                Secret.of(header),
                Secret.of(value.isBlank() ? header.substring(header.indexOf(' ') + 1) : value),
                lifetime(entry),
                Optional.of(text(entry, "issued_token_type")).filter(text -> !text.isBlank()),
                Optional.of(text(entry, "refresh_token"))
                        .filter(text -> !text.isBlank())
                        .map(Secret::of));
    }

    /** A decimal string by specification; a number does no harm. Anything else is not kept. */
    private static Optional<Long> lifetime(JsonObject entry) {
        JsonValue value = entry.get("expires_in");
        String digits = value == null ? "" : value instanceof JsonString text ? text.getString() : value.toString();
        return Optional.of(digits.strip())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .filter(seconds -> seconds > 0);
    }

    private static SentCertificates certificates(JsonObject answer) {
        Map<String, byte[]> stores = new LinkedHashMap<>();
        for (JsonObject entry : objects(answer, "certificates")) {
            String name = either(entry, "Name", "name");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("has a certificate without a name");
            }
            try {
                stores.put(name, Base64.getMimeDecoder().decode(either(entry, "Content", "content")));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("has a certificate whose content is no base64", e);
            }
        }
        return new SentCertificates(stores);
    }

    private static String either(JsonObject object, String capital, String lower) {
        String text = text(object, capital);
        return text.isEmpty() ? text(object, lower) : text;
    }

    private static List<JsonObject> objects(JsonObject answer, String member) {
        JsonValue value = answer.get(member);
        if (value == null || value == JsonValue.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray list) || !list.stream().allMatch(JsonObject.class::isInstance)) {
            throw new IllegalArgumentException("has a member '" + member + "' that is no list of objects");
        }
        return list.getValuesAs(JsonObject.class);
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }
}
