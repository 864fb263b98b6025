package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.jco.JCoTable;
import java.io.PrintStream;

/** Creates an order exactly once: the id outlives the call, and whoever is not sure sends the same again. */
public final class TransactionalCall {

    private TransactionalCall() {}

    /** Sends one order twice with one id. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);
        String tid = destination.createTID();
        try {
            order(destination).execute(destination, tid);
            order(destination).execute(destination, tid);
            destination.confirmTID(tid);
            out.println("Sent twice");
        } catch (JCoException e) {
            if (e.getGroup() != JCoException.JCO_ERROR_NOT_SUPPORTED) {
                throw e;
            }
            out.println("This transport has no transactions");
        }
    }

    private static JCoFunction order(JCoDestination destination) throws JCoException {
        JCoFunction order = destination.getRepository().getFunction("Z_FL_ORDER_CREATE");
        order.getImportParameterList().getStructure("HEADER").setValue("CUSTOMER", "Pilot Gear");
        JCoTable items = order.getTableParameterList().getTable("ITEMS");
        items.appendRow();
        items.setValue("MATERIAL", "HAWSER");
        items.setValue("QUANTITY", 2);
        items.setValue("PRICE", "19.90");
        return order;
    }
}
