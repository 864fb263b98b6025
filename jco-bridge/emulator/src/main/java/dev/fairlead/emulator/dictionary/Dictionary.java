package dev.fairlead.emulator.dictionary;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Structures and table types of one system by name. Structures have the names of their record types; a table type, which
 * the model of records has no name for, is called after its line. Safe for use by several threads.
 */
public final class Dictionary {
    private static final int LONGEST_NAME = 30;
    private static final String TABLE_SUFFIX = "_T";
    private static final String ELEMENTARY_PREFIX = "T_";

    private final Map<String, RecordType> structures = new ConcurrentSkipListMap<>();
    private final Map<String, RecordType> tableTypes = new ConcurrentSkipListMap<>();

    /** Adds a structure with all that is nested in it; one of the same name is replaced. */
    public void add(RecordType structure) {
        if (!structure.isElementary()) {
            structures.put(structure.name(), structure);
        }
        structure.fields().forEach(field -> addNested(field.type()));
    }

    /** Adds the types of a function's parameters. */
    public void add(FunctionDescription function) {
        function.all().forEach(parameter -> addNested(parameter.type()));
    }

    private void addNested(FieldType type) {
        type.recordType().ifPresent(nested -> {
            if (type.abapType() == AbapType.TABLE) {
                tableTypes.put(tableTypeName(nested), nested);
            }
            add(nested);
        });
    }

    /** A structure by its name, in any case. */
    public Optional<RecordType> structure(String name) {
        return Optional.ofNullable(structures.get(name.strip().toUpperCase(Locale.ROOT)));
    }

    /** The line of a table type by the type's name, in any case. */
    public Optional<RecordType> lineOfTableType(String name) {
        return Optional.ofNullable(tableTypes.get(name.strip().toUpperCase(Locale.ROOT)));
    }

    /** Name of the type that a parameter or field has in the dictionary; empty for one that has no type of its own. */
    public static String typeName(FieldType type) {
        return switch (type.abapType()) {
            case STRUCTURE -> type.rows().name();
            case TABLE -> tableTypeName(type.rows());
            default -> "";
        };
    }

    /** Name of the table type with this line. */
    static String tableTypeName(RecordType line) {
        if (line.isElementary()) {
            FieldType type = line.field(0).type();
            return ELEMENTARY_PREFIX + type.abapType() + (type.abapType().needsLength() ? "_" + type.length() : "");
        }
        String name = line.name();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - TABLE_SUFFIX.length())) + TABLE_SUFFIX;
    }

    /** Letter of a type; that of a structure tells whether it holds strings or tables. */
    public static String letter(FieldType type) {
        return type.abapType() == AbapType.STRUCTURE && isDeep(type.rows())
                ? "v"
                : type.abapType().letter();
    }

    /** Whether a structure holds strings or tables, itself or further down. */
    public static boolean isDeep(RecordType structure) {
        return structure.fields().stream().map(FieldDescription::type).anyMatch(Dictionary::isDeep);
    }

    private static boolean isDeep(FieldType type) {
        return switch (type.abapType()) {
            case STRING, XSTRING, TABLE -> true;
            case STRUCTURE -> isDeep(type.rows());
            default -> false;
        };
    }
}
