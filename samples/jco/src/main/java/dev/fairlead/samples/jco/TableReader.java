package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.jco.JCoParameterList;
import dev.fairlead.jco.JCoTable;
import java.io.PrintStream;

/** Fills tables row by row, and reads what comes back in both usual loops. */
public final class TableReader {

    private TableReader() {}

    /** Prints the German company codes. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);
        JCoFunction function = destination.getRepository().getFunction("RFC_READ_TABLE");
        function.getImportParameterList().setValue("QUERY_TABLE", "T001");
        function.getImportParameterList().setValue("DELIMITER", "|");

        JCoParameterList tables = function.getTableParameterList();
        JCoTable options = tables.getTable("OPTIONS");
        options.appendRow();
        options.setValue("TEXT", "LAND1 = 'DE'");
        JCoTable fields = tables.getTable("FIELDS");
        fields.appendRows(2);
        fields.firstRow();
        fields.setValue("FIELDNAME", "BUKRS");
        fields.nextRow();
        fields.setValue("FIELDNAME", "BUTXT");

        function.execute(destination);

        for (int i = 0; i < fields.getNumRows(); i++) {
            fields.setRow(i);
            out.println("Column " + fields.getString("FIELDNAME") + ", " + fields.getInt("LENGTH") + " characters");
        }
        JCoTable data = tables.getTable("DATA");
        if (!data.isEmpty()) {
            do {
                String[] cells = data.getString("WA").split("\\|");
                out.println(cells[0].strip() + " " + cells[1].strip());
            } while (data.nextRow());
        }
    }
}
