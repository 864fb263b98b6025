package dev.fairlead.rfc.metadata;

import java.io.Serializable;
import java.util.Objects;

/**
 * A parameter of a function.
 *
 * @param field name and type
 * @param direction which way it goes
 * @param optional whether the function does without
 * @param defaultValue ABAP's text of the value that stands for one that is not sent, {@code 'X'} with its quotes; may be
 *     empty
 */
public record ParameterDescription(FieldDescription field, Direction direction, boolean optional, String defaultValue)
        implements Serializable {

    public ParameterDescription {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(defaultValue, "defaultValue");
        if (direction == Direction.TABLES && field.type().abapType() != AbapType.TABLE) {
            throw new IllegalArgumentException(field + " is no table");
        }
    }

    /** Name of the parameter, in upper case. */
    public String name() {
        return field.name();
    }

    /** Type of the parameter. */
    public FieldType type() {
        return field.type();
    }
}
