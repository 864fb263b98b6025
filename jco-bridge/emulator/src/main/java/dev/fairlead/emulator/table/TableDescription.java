package dev.fairlead.emulator.table;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Objects;

/**
 * What a table consists of. A table whose first column is {@value #CLIENT} has rows for each client; nobody sees those of
 * another client.
 *
 * @param type columns in order
 * @param keys how many of the columns, from the first on, form the key; 0 if rows have none and may repeat
 * @param readable whether {@code RFC_READ_TABLE} may read it
 */
public record TableDescription(RecordType type, int keys, boolean readable) {

    /** Name of the column that holds the client. */
    public static final String CLIENT = "MANDT";

    public TableDescription {
        Objects.requireNonNull(type, "type");
        Objects.checkIndex(keys, type.size() + 1);
    }

    /** Name of the table, in upper case. */
    public String name() {
        return type.name();
    }

    /** Whether rows belong to a client. */
    public boolean isClientDependent() {
        return type.field(0).name().equals(CLIENT);
    }

    /** Begins a description. */
    public static Builder named(String name) {
        return new Builder(RecordType.named(name));
    }

    /** Writes a description column by column: the key first. */
    public static final class Builder {
        private final RecordType.Builder type;
        private int keys;
        private int columns;
        private boolean readable = true;

        private Builder(RecordType.Builder type) {
            this.type = type;
        }

        /** Makes it a table with rows for each client. */
        public Builder perClient() {
            return key(CLIENT, FieldType.charOf(3), "Client");
        }

        /** Adds a column of the key. */
        public Builder key(String name, FieldType columnType, String description) {
            if (keys < columns) {
                throw new IllegalStateException("Columns of the key come first: " + name);
            }
            keys++;
            return add(new FieldDescription(name, columnType, description));
        }

        /** Adds a column. */
        public Builder column(String name, FieldType columnType, String description) {
            return add(new FieldDescription(name, columnType, description));
        }

        private Builder add(FieldDescription column) {
            columns++;
            type.field(column.name(), column.type(), column.description());
            return this;
        }

        /** Lets {@code RFC_READ_TABLE} refuse it with {@code NOT_AUTHORIZED}. */
        public Builder unreadable() {
            readable = false;
            return this;
        }

        /** The description. */
        public TableDescription build() {
            return new TableDescription(type.build(), keys, readable);
        }
    }
}
