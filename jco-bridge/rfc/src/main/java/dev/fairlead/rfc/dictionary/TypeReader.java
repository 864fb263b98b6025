package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds types of records from what the dictionary tells, with the types within them. A type that contains itself, or is
 * nested deeper than any is, ends the reading.
 */
final class TypeReader {
    private static final int MAX_DEPTH = 64;

    private final TypeQuery query;
    private final Map<String, RecordType> known;
    private final Set<String> path = new LinkedHashSet<>();

    /** @param known types that were read before; those read now are added */
    TypeReader(TypeQuery query, Map<String, RecordType> known) {
        this.query = query;
        this.known = known;
    }

    /** The type of that name, or of the lines of that table type. */
    RecordType record(String name) {
        return find(name)
                .orElseThrow(() -> DictionaryFailures.strange("type " + name, "is not in the system's dictionary"));
    }

    /** As {@link #record}; empty if there is no such type. */
    Optional<RecordType> find(String name) {
        RecordType type = known.get(name);
        if (type != null) {
            return Optional.of(type);
        }
        if (path.size() == MAX_DEPTH || !path.add(name)) {
            throw DictionaryFailures.strange("type " + name, "contains itself, or too many types: " + path);
        }
        try {
            Optional<RecordType> read = query.fields(name).map(fields -> build(name, fields));
            read.ifPresent(built -> known.put(name, built));
            return read;
        } finally {
            path.remove(name);
        }
    }

    /** One field without a name is the line of a table type: a structure by its own name, or no structure. */
    private RecordType build(String name, List<DictionaryField> fields) {
        if (fields.size() == 1 && fields.get(0).name().isEmpty()) {
            DictionaryField line = fields.get(0);
            return line.isStructure() ? record(line.typeName()) : RecordType.elementary(type(line));
        }
        RecordType.Builder record = RecordType.named(name);
        fields.forEach(field -> record.field(field.name(), type(field), field.text()));
        try {
            return record.build();
        } catch (IllegalArgumentException e) {
            throw DictionaryFailures.strange("type " + name, "cannot be: " + e.getMessage());
        }
    }

    private FieldType type(DictionaryField field) {
        if (field.isStructure()) {
            return FieldType.structureOf(record(field.typeName()));
        }
        return field.isTable() ? FieldType.tableOf(record(field.typeName())) : field.type();
    }
}
