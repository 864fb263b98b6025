package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.jco.JCoTable;
import java.io.PrintStream;

/** Writes what a function gives as JSON, and reads it back. */
public final class JsonDump {

    private JsonDump() {}

    /** Prints the company codes as JSON, and how many rows that has. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);
        JCoFunction function = list(destination);
        function.execute(destination);
        String json = function.getTableParameterList().toJSON();
        out.println(json);

        JCoFunction copy = list(destination);
        copy.getTableParameterList().fromJSON(json);
        JCoTable rows = copy.getTableParameterList().getTable("COMPANYCODE_LIST");
        rows.firstRow();
        out.println(rows.getNumRows() + " rows, the first " + rows.getString("COMP_CODE"));
    }

    private static JCoFunction list(JCoDestination destination) throws JCoException {
        return destination.getRepository().getFunction("BAPI_COMPANYCODE_GETLIST");
    }
}
