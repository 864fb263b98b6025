package dev.fairlead.rfc.repository;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionBuilder;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what {@link MetadataWriter} writes. Records may stand in any order; one that contains itself is refused. */
final class MetadataReader {
    private final JsonObject file;
    private final Map<String, JsonObject> written = new LinkedHashMap<>();
    private final Map<String, RecordType> read = new HashMap<>();

    MetadataReader(JsonObject file) {
        this.file = file;
        for (JsonObject entry : objects(file, "records")) {
            if (written.put(text(entry, "name"), entry) != null) {
                throw new IllegalArgumentException("two records " + text(entry, "name"));
            }
        }
    }

    private static List<JsonObject> objects(JsonObject entry, String name) {
        return items(entry, name, JsonObject.class);
    }

    private static <T extends JsonValue> List<T> items(JsonObject entry, String name, Class<T> type) {
        if (entry.get(name) instanceof JsonArray array && array.stream().allMatch(type::isInstance)) {
            return array.getValuesAs(type);
        }
        throw new IllegalArgumentException(name + " is no list");
    }

    private static String text(JsonObject entry, String name) {
        if (entry.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    Stream<RecordType> recordTypes() {
        return written.keySet().stream().map(this::record);
    }

    Stream<FunctionDescription> functions() {
        return objects(file, "functions").stream().map(this::function);
    }

    private RecordType record(String name) {
        RecordType known = read.get(name);
        if (known != null) {
            return known;
        }
        JsonObject entry = written.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no record " + name);
        }
        if (read.containsKey(name)) {
            throw new IllegalArgumentException("record " + name + " contains itself");
        }
        read.put(name, null);
        RecordType.Builder record = RecordType.named(name);
        for (JsonObject field : objects(entry, "fields")) {
            record.field(text(field, "name"), type(field), field.getString("description", ""));
        }
        RecordType type = record.build();
        read.put(name, type);
        return type;
    }

    private FunctionDescription function(JsonObject entry) {
        FunctionBuilder function = FunctionDescription.named(text(entry, "name"));
        for (JsonObject parameter : objects(entry, "parameters")) {
            function.parameter(
                    text(parameter, "name"),
                    type(parameter),
                    Direction.valueOf(text(parameter, "direction")),
                    parameter.getBoolean("optional", false),
                    parameter.getString("default", ""),
                    parameter.getString("description", ""));
        }
        items(entry, "exceptions", JsonString.class).forEach(name -> function.raises(name.getString()));
        return function.build();
    }

    private FieldType type(JsonObject entry) {
        AbapType type = AbapType.valueOf(text(entry, "type"));
        return switch (type) {
            case STRUCTURE -> FieldType.structureOf(record(text(entry, "record")));
            case TABLE ->
                entry.get("line") instanceof JsonObject line
                        ? FieldType.tableOf(type(line))
                        : FieldType.tableOf(record(text(entry, "record")));
            default -> FieldType.scalar(type, entry.getInt("length", 0), entry.getInt("decimals", 0));
        };
    }
}
