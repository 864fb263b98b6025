package dev.fairlead.emulator.standard;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import java.util.List;

/** A function's interface as rows of {@code RFC_FUNINT}. */
final class InterfaceRows {
    private static final String EXCEPTION = "X";

    private InterfaceRows() {}

    /** Writes a row for each parameter and exception. */
    static void fill(RfcTable rows, FunctionDescription function, boolean unicode) {
        rows.clear();
        for (Direction direction : Direction.values()) {
            List<ParameterDescription> parameters =
                    function.parameters(direction).parameters();
            for (int i = 0; i < parameters.size(); i++) {
                fill(rows.addRow(), parameters.get(i), i + 1, unicode);
            }
        }
        for (int i = 0; i < function.exceptions().size(); i++) {
            rows.addRow()
                    .set("PARAMCLASS", EXCEPTION)
                    .set("PARAMETER", function.exceptions().get(i))
                    .set("POSITION", i + 1);
        }
    }

    private static void fill(RfcRecord row, ParameterDescription parameter, int position, boolean unicode) {
        FieldType type = parameter.type();
        boolean classicTable = parameter.direction() == Direction.TABLES;
        FieldType described = classicTable ? FieldType.structureOf(type.rows()) : type;
        row.set("PARAMCLASS", parameter.direction().letter())
                .set("PARAMETER", parameter.name())
                .set("TABNAME", Dictionary.typeName(described))
                .set("EXID", Dictionary.letter(described))
                .set("POSITION", position)
                .set("INTLENGTH", described.byteLength(unicode))
                .set("DECIMALS", type.decimals())
                .set("DEFAULT", parameter.defaultValue())
                .set("PARAMTEXT", parameter.field().description())
                .set("OPTIONAL", parameter.optional() && parameter.direction().isSent() ? "X" : "");
    }
}
