package dev.fairlead.payara.app;

import dev.fairlead.Destination;
import dev.fairlead.jco.JCoContext;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Calls of functions, in each way that an application has. */
@ApplicationScoped
public class Programs {
    @Inject
    @Destination("sales")
    RfcConnection connection;

    @Inject
    @Destination("sales")
    JCoDestination injected;

    @Inject
    @Destination("personal")
    JCoDestination personal;

    /** What the way answers; an error as its group. */
    public String run(String way) {
        try {
            return switch (way) {
                case "connection" -> greet();
                case "injected" -> greet(injected);
                case "looked-up" -> greet(JCoDestinationManager.getDestination("sales"));
                case "stateful" -> count(JCoDestinationManager.getDestination("sales"));
                case "personal" -> greet(personal);
                case "unknown" -> greet(JCoDestinationManager.getDestination("nowhere"));
                default -> throw new IllegalArgumentException("no way is " + way);
            };
        } catch (JCoException e) {
            return "group " + e.getGroup();
        }
    }

    private String greet() {
        RfcFunction function = connection.function("STFC_CONNECTION").set("REQUTEXT", "ahoy");
        connection.call(function);
        return function.getString("ECHOTEXT");
    }

    private static String greet(JCoDestination destination) throws JCoException {
        JCoFunction function = destination.getRepository().getFunction("STFC_CONNECTION");
        function.getImportParameterList().setValue("REQUTEXT", "ahoy");
        function.execute(destination);
        return function.getExportParameterList().getString("ECHOTEXT");
    }

    private static String count(JCoDestination destination) throws JCoException {
        JCoFunction counter = destination.getRepository().getFunction("Z_GET_COUNTER");
        JCoContext.begin(destination);
        try {
            destination.getRepository().getFunction("Z_INCREMENT_COUNTER").execute(destination);
            destination.getRepository().getFunction("Z_INCREMENT_COUNTER").execute(destination);
            counter.execute(destination);
        } finally {
            JCoContext.end(destination);
        }
        return "counted to " + counter.getExportParameterList().getInt("GET_VALUE");
    }
}
