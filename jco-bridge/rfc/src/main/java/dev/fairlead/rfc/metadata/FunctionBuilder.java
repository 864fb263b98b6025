package dev.fairlead.rfc.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the interface of a function module:
 *
 * <pre>{@code
 * FunctionDescription.named("STFC_CHANGING")
 *         .imports("START_VALUE", INT)
 *         .changing("COUNTER", INT)
 *         .exports("RESULT", INT)
 *         .build()
 * }</pre>
 */
public final class FunctionBuilder {
    private final String name;
    private final List<ParameterDescription> parameters = new ArrayList<>();
    private final List<String> exceptions = new ArrayList<>();

    FunctionBuilder(String name) {
        this.name = name;
    }

    /** Adds a parameter that the caller must send. */
    public FunctionBuilder imports(String parameter, FieldType type) {
        return parameter(parameter, type, Direction.IMPORT, false, "", "");
    }

    /** Adds a parameter that the caller may send. */
    public FunctionBuilder optional(String parameter, FieldType type) {
        return optional(parameter, type, "");
    }

    /** Adds a parameter that the caller may send, with ABAP's text of the value that stands for it otherwise. */
    public FunctionBuilder optional(String parameter, FieldType type, String defaultValue) {
        return parameter(parameter, type, Direction.IMPORT, true, defaultValue, "");
    }

    /** Adds a parameter that the caller gets. */
    public FunctionBuilder exports(String parameter, FieldType type) {
        return parameter(parameter, type, Direction.EXPORT, true, "", "");
    }

    /** Adds a parameter that the caller sends and gets. */
    public FunctionBuilder changing(String parameter, FieldType type) {
        return parameter(parameter, type, Direction.CHANGING, false, "", "");
    }

    /** Adds a table parameter. */
    public FunctionBuilder tables(String parameter, RecordType line) {
        return parameter(parameter, FieldType.tableOf(line), Direction.TABLES, true, "", "");
    }

    /** Adds a parameter with everything that can be said of it. */
    public FunctionBuilder parameter(
            String parameter,
            FieldType type,
            Direction direction,
            boolean optional,
            String defaultValue,
            String description) {
        parameters.add(new ParameterDescription(
                new FieldDescription(parameter, type, description), direction, optional, defaultValue));
        return this;
    }

    /** Declares an exception. */
    public FunctionBuilder raises(String exception) {
        exceptions.add(exception.strip().toUpperCase(Locale.ROOT));
        return this;
    }

    /**
     * The description.
     *
     * @throws IllegalArgumentException if two parameters have one name
     */
    public FunctionDescription build() {
        return new FunctionDescription(name, parameters, exceptions);
    }
}
