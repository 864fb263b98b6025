package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoContext;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import java.io.PrintStream;

/** Calls that share the memory of a session, and calls that do not. */
public final class StatefulCounter {

    private StatefulCounter() {}

    /** Prints a counter that counts, and one that cannot. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);

        JCoContext.begin(destination);
        try {
            for (int i = 0; i < 3; i++) {
                out.println("Together " + count(destination));
            }
        } finally {
            JCoContext.end(destination);
        }
        for (int i = 0; i < 3; i++) {
            out.println("Alone " + count(destination));
        }
    }

    private static int count(JCoDestination destination) throws JCoException {
        JCoFunction increment = destination.getRepository().getFunction("Z_INCREMENT_COUNTER");
        JCoFunction get = destination.getRepository().getFunction("Z_GET_COUNTER");
        increment.execute(destination);
        get.execute(destination);
        return get.getExportParameterList().getInt("GET_VALUE");
    }
}
