package dev.fairlead.rfc.metadata;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Type of structures and of the rows of tables: fields in order. */
public final class RecordType implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient String name;
    private final transient FieldDescription[] fields;
    private final transient Map<String, Integer> indexes;
    private final transient MemoryLayout plain;
    private final transient MemoryLayout unicode;
    private final transient ValueLayout values;

    private RecordType(String name, List<FieldDescription> fields) {
        this.name = name;
        this.fields = fields.toArray(FieldDescription[]::new);
        this.indexes = new HashMap<>(2 * fields.size());
        for (int i = 0; i < this.fields.length; i++) {
            if (indexes.put(this.fields[i].name(), i) != null) {
                throw new IllegalArgumentException(name + " has two fields " + this.fields[i].name());
            }
        }
        this.plain = MemoryLayout.of(fields, false);
        this.unicode = MemoryLayout.of(fields, true);
        this.values = ValueLayout.of(fields);
    }

    /** Begins a type. */
    public static Builder named(String name) {
        return new Builder(name.strip().toUpperCase(Locale.ROOT));
    }

    /** Type of a table's line that is no structure: one field with an empty name. */
    public static RecordType elementary(FieldType line) {
        return new RecordType("", List.of(new FieldDescription("", line, "")));
    }

    static RecordType of(String name, List<FieldDescription> fields) {
        return new RecordType(name, fields);
    }

    /** Name in the dictionary; empty for a line that is no structure. */
    public String name() {
        return name;
    }

    /** Number of fields. */
    public int size() {
        return fields.length;
    }

    /** A field by its index. */
    public FieldDescription field(int index) {
        return fields[index];
    }

    /** The fields in order. */
    public List<FieldDescription> fields() {
        return List.of(fields);
    }

    /** Index of a field, in any case; -1 if there is none. */
    public int indexOf(String field) {
        Integer index = indexes.get(field);
        if (index == null) {
            index = indexes.get(field.toUpperCase(Locale.ROOT));
        }
        return index == null ? -1 : index;
    }

    /** Whether rows are no structures. */
    public boolean isElementary() {
        return fields.length == 1 && fields[0].name().isEmpty();
    }

    /** Bytes in the memory of a system without Unicode, or with; gaps included. */
    public int byteLength(boolean inUnicode) {
        return layout(inUnicode).length();
    }

    /** Where a field begins in the memory of a system without Unicode, or with. */
    public int byteOffset(int index, boolean inUnicode) {
        return layout(inUnicode).offset(index);
    }

    int alignment(boolean inUnicode) {
        return layout(inUnicode).alignment();
    }

    private MemoryLayout layout(boolean inUnicode) {
        return inUnicode ? unicode : plain;
    }

    /** Where values of records of this type stand in Java's memory. */
    public ValueLayout values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof RecordType that && name.equals(that.name) && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + indexes.keySet().hashCode();
    }

    /** Written in the place of this type: name and fields, of which another is made when they are read. */
    private Object writeReplace() {
        return new Written(name, fields);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Serialized.forged();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Written(String name, FieldDescription[] fields) implements Serializable {

        Object readResolve() throws InvalidObjectException {
            return Serialized.read(() -> new RecordType(Objects.requireNonNull(name), List.of(fields)));
        }
    }

    /** Name and number of fields. */
    @Override
    public String toString() {
        return name + " (" + fields.length + " fields)";
    }

    /** Writes a type field by field. */
    public static final class Builder {
        private final String name;
        private final List<FieldDescription> fields = new ArrayList<>();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Adds a field. */
        public Builder field(String field, FieldType type) {
            return field(field, type, "");
        }

        /** Adds a field with a description for people. */
        public Builder field(String field, FieldType type, String description) {
            fields.add(new FieldDescription(field, type, description));
            return this;
        }

        /**
         * The type.
         *
         * @throws IllegalArgumentException if two fields have one name
         */
        public RecordType build() {
            return new RecordType(name, fields);
        }
    }
}
