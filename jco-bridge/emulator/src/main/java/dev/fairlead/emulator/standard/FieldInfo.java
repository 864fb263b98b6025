package dev.fairlead.emulator.standard;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Optional;

/** The fields of structures and of the lines of table types, as rows of {@code DFIES}. */
final class FieldInfo {
    private static final int NON_UNICODE = 1;

    private final Dictionary dictionary;

    FieldInfo(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    void get(AbapContext context, RfcFunction function) throws AbapRaise {
        RfcRecord imports = function.imports();
        String name = imports.getString("TABNAME");
        boolean allTypes = !imports.getString("ALL_TYPES").isEmpty();
        boolean unicode = imports.getByteArray("UCLEN")[0] != NON_UNICODE;
        Optional<RecordType> structure = dictionary.structure(name);
        Optional<RecordType> line = allTypes ? dictionary.lineOfTableType(name) : Optional.empty();
        RfcTable rows = function.table("DFIES_TAB");
        rows.clear();
        if (structure.isPresent()) {
            fill(rows, context, name, structure.get(), unicode);
        } else if (line.isPresent()) {
            fillLine(rows, function.exports().getTable("LINES_DESCR"), context, name, line.get(), unicode);
        } else {
            throw context.raise("NOT_FOUND");
        }
        function.exports()
                .getStructure("X030L_WA")
                .set("TABNAME", name)
                .set("TABTYPE", kind(context, name, structure.isPresent()))
                .set("TABLEN", structure.or(() -> line).get().byteLength(unicode));
        select(context, imports.getString("FIELDNAME"), rows, function.exports());
    }

    /** A table type has one row without a name, for its line; a line that is a structure is described beside it. */
    private static void fillLine(
            RfcTable rows, RfcTable lines, AbapContext context, String name, RecordType line, boolean unicode) {
        if (line.isElementary()) {
            fill(rows, context, name, line, unicode);
            return;
        }
        fill(rows, context, name, RecordType.elementary(FieldType.structureOf(line)), unicode);
        RfcRecord described = lines.addRow().set("TYPENAME", line.name()).set("TYPEKIND", "STRU");
        fill(described.getTable("FIELDS"), context, line.name(), line, unicode);
    }

    private static void fill(RfcTable rows, AbapContext context, String name, RecordType type, boolean unicode) {
        for (int i = 0; i < type.size(); i++) {
            fill(rows.addRow(), context, name, type, i, unicode);
        }
    }

    /** Leaves only the field that was asked for, if one was. */
    private static void select(AbapContext context, String wanted, RfcTable rows, RfcRecord exports) throws AbapRaise {
        if (wanted.isEmpty()) {
            return;
        }
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!rows.row(i).getString("FIELDNAME").equals(wanted)) {
                rows.removeRow(i);
            }
        }
        if (rows.isEmpty()) {
            throw context.raise("NOT_FOUND");
        }
        exports.set("DFIES_WA", rows.row(0));
    }

    /** T for a table of the database, J for a structure, L for a table type. */
    private static String kind(AbapContext context, String name, boolean structure) {
        if (!structure) {
            return "L";
        }
        return context.tables().find(name).isPresent() ? "T" : "J";
    }

    private static void fill(
            RfcRecord row, AbapContext context, String name, RecordType type, int index, boolean unicode) {
        FieldType field = type.field(index).type();
        boolean key = context.tables()
                .find(name)
                .filter(table -> index < table.description().keys())
                .isPresent();
        row.set("TABNAME", name)
                .set("FIELDNAME", type.field(index).name())
                .set("POSITION", index + 1)
                .set("OFFSET", type.byteOffset(index, unicode))
                .set("ROLLNAME", Dictionary.typeName(field))
                .set("LENG", field.abapType() == AbapType.BCD ? field.digits() : field.length())
                .set("INTLEN", field.byteLength(unicode))
                .set("DECIMALS", field.decimals())
                .set("DATATYPE", dictionaryType(field.abapType()))
                .set("INTTYPE", Dictionary.letter(field))
                .set("KEYFLAG", key ? "X" : "")
                .set("FIELDTEXT", type.field(index).description())
                .set("LFIELDNAME", type.field(index).name())
                .set("COMPTYPE", componentType(field.abapType()));
    }

    private static String componentType(AbapType type) {
        return switch (type) {
            case STRUCTURE -> "S";
            case TABLE -> "L";
            default -> "E";
        };
    }

    private static String dictionaryType(AbapType type) {
        return switch (type) {
            case CHAR -> "CHAR";
            case NUM -> "NUMC";
            case DATE -> "DATS";
            case TIME -> "TIMS";
            case BYTE -> "RAW";
            case BCD -> "DEC";
            case FLOAT -> "FLTP";
            case INT1 -> "INT1";
            case INT2 -> "INT2";
            case INT -> "INT4";
            case INT8 -> "INT8";
            case DECF16 -> "D16N";
            case DECF34 -> "D34N";
            case STRING -> "STRG";
            case XSTRING -> "RSTR";
            case UTCLONG -> "UTCL";
            case STRUCTURE -> "STRU";
            case TABLE -> "TTYP";
            default -> "";
        };
    }
}
