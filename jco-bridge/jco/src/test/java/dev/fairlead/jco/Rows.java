package dev.fairlead.jco;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.FLOAT;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.INT1;
import static dev.fairlead.rfc.metadata.FieldType.INT8;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;

import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;

/** Records and tables of ports. */
final class Rows {
    static final RecordType BERTH =
            RecordType.named("BERTH").field("NAME", charOf(10)).build();

    static final RecordType PORT = RecordType.named("PORT")
            .field("NAME", charOf(10), "Name of the port")
            .field("NUMBER", INT)
            .field("CODE", numOf(4))
            .field("DUES", bcdOf(8, 2))
            .field("OPENED", DATE)
            .field("TIDE", TIME)
            .field("SEAL", byteOf(2))
            .field("DEPTH", FLOAT)
            .field("GRADE", INT1)
            .field("SHIPS", INT8)
            .field("HOME", structureOf(BERTH))
            .field("BERTHS", tableOf(BERTH))
            .build();

    private Rows() {}

    static JCoStructure structure() {
        return new StructureView(new RecordData(PORT));
    }

    /** A table whose rows have their number in NUMBER, on its first row. */
    static JCoTable table(int rows) {
        TableData data = new TableData(PORT);
        for (int i = 0; i < rows; i++) {
            data.addRow().set("NUMBER", i);
        }
        return new TableView(data);
    }

    /** Values of NUMBER, row after row; leaves the current row as it is. */
    static String numbers(JCoTable table) {
        int row = table.getRow();
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < table.getNumRows(); i++) {
            table.setRow(i);
            numbers.append(table.getInt("NUMBER"));
        }
        table.setRow(row);
        return numbers.toString();
    }
}
