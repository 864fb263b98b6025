package dev.fairlead.rfc.metadata;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * A field of a record.
 *
 * @param name in upper case; empty for the only field of a line that is no structure
 * @param type with length and scale
 * @param description for people; may be empty
 */
public record FieldDescription(String name, FieldType type, String description) implements Serializable {

    public FieldDescription {
        name = name.strip().toUpperCase(Locale.ROOT);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
    }

    /** For example {@code AMOUNT BCD(8,2)}. */
    @Override
    public String toString() {
        return name + " " + type;
    }
}
