package dev.fairlead.rfc.profile;

import dev.fairlead.rfc.soap.DateTimeForm;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what {@link ProfileFile} writes; an {@link IllegalArgumentException} says what of it is wrong. */
final class ProfileReader {
    private static final Set<String> ENTRIES =
            Set.of("format", "address", "systemId", "release", "probed", "behaviour");
    private static final Set<String> BEHAVIOUR =
            Set.of("dateTime", "emptyTables", "sessions", "metadata", "gzip", "chunks");

    private final JsonObject file;

    ProfileReader(JsonObject file) {
        this.file = file;
    }

    SystemProfile read() {
        if (!(file.get("format") instanceof JsonNumber format)
                || !format.toString().equals("" + ProfileFile.FORMAT)) {
            throw new IllegalArgumentException("its format is not " + ProfileFile.FORMAT);
        }
        refuseUnknown(file, ENTRIES);
        JsonObject behaviour = behaviour();
        return new SystemProfile(
                text("address"),
                text("systemId"),
                text("release"),
                probed(),
                dateTime(behaviour),
                flag(behaviour, "emptyTables"),
                flag(behaviour, "sessions"),
                metadata(behaviour),
                flag(behaviour, "gzip"),
                flag(behaviour, "chunks"));
    }

    private JsonObject behaviour() {
        if (!(file.get("behaviour") instanceof JsonObject behaviour)) {
            throw new IllegalArgumentException("behaviour is missing");
        }
        refuseUnknown(behaviour, BEHAVIOUR);
        return behaviour;
    }

    /** A misspelt entry would silently leave the client as it was. */
    private static void refuseUnknown(JsonObject object, Set<String> known) {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(unknown + " is no entry that a profile has");
                });
    }

    private String text(String name) {
        if (file.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    private Instant probed() {
        try {
            return Instant.parse(text("probed"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("probed is no time as of ISO 8601", e);
        }
    }

    private static Optional<DateTimeForm> dateTime(JsonObject behaviour) {
        return Optional.ofNullable(behaviour.get("dateTime"))
                .map(value -> Stream.of(DateTimeForm.values())
                        .filter(form -> value instanceof JsonString text
                                && text.getString().equals(form.name().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("dateTime is neither iso nor compact")));
    }

    private static Optional<Boolean> flag(JsonObject behaviour, String name) {
        JsonValue value = behaviour.getOrDefault(name, JsonValue.NULL);
        if (behaviour.containsKey(name) && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return behaviour.containsKey(name) ? Optional.of(value == JsonValue.TRUE) : Optional.empty();
    }

    private static List<String> metadata(JsonObject behaviour) {
        JsonValue value = behaviour.getOrDefault("metadata", JsonValue.EMPTY_JSON_ARRAY);
        if (!(value instanceof JsonArray list)) {
            throw new IllegalArgumentException("metadata is no list");
        }
        List<String> sources = list.stream()
                .map(source -> source instanceof JsonString text ? text.getString() : "")
                .toList();
        if (!Set.of("rfc", "wsdl").containsAll(sources) || new HashSet<>(sources).size() < sources.size()) {
            throw new IllegalArgumentException("metadata is no list of rfc and wsdl");
        }
        return sources;
    }
}
