package dev.fairlead.samples.jco;

import dev.fairlead.jco.AbapException;
import dev.fairlead.jco.ConversionException;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import java.io.PrintStream;

/** Tells apart what may go wrong, by type, group and key. */
public final class ExceptionHandler {

    private ExceptionHandler() {}

    /** Prints one failure of each kind. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);
        out.println("Unknown function " + destination.getRepository().getFunction("Z_NO_SUCH_FUNCTION"));

        JCoFunction declared = failing(destination, "1", "E");
        try {
            declared.execute(destination);
        } catch (AbapException e) {
            out.println("Declared " + e.getKey() + ", message " + e.getMessageClass() + e.getMessageNumber());
        }

        JCoFunction dump = failing(destination, "3", "");
        try {
            dump.execute(destination);
        } catch (JCoException e) {
            out.println(e.getGroup() == JCoException.JCO_ERROR_SYSTEM_FAILURE ? "Dump" : "Something else: " + e);
        }

        try {
            JCoDestinationManager.getDestination("NO_SUCH_DESTINATION");
        } catch (JCoException e) {
            out.println("Unknown destination " + e.getGroup() + " " + e.getKey());
        }

        JCoFunction number = destination.getRepository().getFunction("RFC_READ_TABLE");
        try {
            number.getImportParameterList().setValue("ROWCOUNT", "many");
        } catch (ConversionException e) {
            out.println("Conversion " + e.getGroup());
        }
    }

    private static JCoFunction failing(JCoDestination destination, String method, String type) throws JCoException {
        JCoFunction function = destination.getRepository().getFunction("RFC_RAISE_ERROR");
        function.getImportParameterList().setValue("METHOD", method);
        function.getImportParameterList().setValue("MESSAGETYPE", type);
        return function;
    }
}
