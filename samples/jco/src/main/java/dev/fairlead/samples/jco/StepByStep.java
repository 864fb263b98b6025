package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoAttributes;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import java.io.PrintStream;

/** The first steps: find the system, ask who it is, call a function. */
public final class StepByStep {

    private StepByStep() {}

    /** Prints what the system is, and what it gave back. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);
        destination.ping();

        JCoAttributes attributes = destination.getAttributes();
        out.println("System " + attributes.getSystemID() + ", release " + attributes.getPartnerRelease());
        out.println("Client " + attributes.getClient() + ", user " + attributes.getUser());

        JCoFunction function = destination.getRepository().getFunction("STFC_CONNECTION");
        if (function == null) {
            throw new IllegalStateException("STFC_CONNECTION is not there");
        }
        function.getImportParameterList().setValue("REQUTEXT", "Ahoy, harbour");
        function.execute(destination);
        out.println("Echo " + function.getExportParameterList().getString("ECHOTEXT"));
    }
}
