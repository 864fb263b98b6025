package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoField;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.jco.JCoStructure;
import java.io.PrintStream;

/** Reads structures, by the names of their fields and field by field. */
public final class StructureReader {

    private StructureReader() {}

    /** Prints a company code, and what is said of one that does not exist. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);

        JCoFunction function = detail(destination, "2000");
        JCoStructure detail = function.getExportParameterList().getStructure("COMPANYCODE_DETAIL");
        for (JCoField field : detail) {
            if (!field.getString().isEmpty()) {
                out.println(field.getName() + " = " + field.getString());
            }
        }

        JCoStructure message =
                detail(destination, "9999").getExportParameterList().getStructure("RETURN");
        out.println(message.getString("TYPE") + ": " + message.getString("MESSAGE"));
    }

    private static JCoFunction detail(JCoDestination destination, String code) throws JCoException {
        JCoFunction function = destination.getRepository().getFunction("BAPI_COMPANYCODE_GETDETAIL");
        function.getImportParameterList().setValue("COMPANYCODEID", code);
        function.execute(destination);
        return function;
    }
}
