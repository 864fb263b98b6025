package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCo;
import dev.fairlead.jco.JCoContext;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoThroughput;
import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import java.io.PrintStream;

/** Watches the connections of a destination, and sums up its calls. */
public final class PoolMonitor {

    private PoolMonitor() {}

    /** Prints how many connections are in use before, during and after a session. */
    public static void run(String name, PrintStream out) throws JCoException {
        JCoDestination destination = JCoDestinationManager.getDestination(name);
        JCoDestinationMonitor monitor = JCo.getDestinationMonitor(destination.getDestinationID());
        JCoThroughput throughput = JCo.createThroughput();
        destination.setThroughput(throughput);
        try {
            out.println("Limit " + monitor.getPeakLimit());
            out.println("Before " + monitor.getUsedConnectionCount());
            JCoContext.begin(destination);
            try {
                destination.getRepository().getFunction("RFC_PING").execute(destination);
                out.println("During " + monitor.getUsedConnectionCount());
            } finally {
                JCoContext.end(destination);
            }
            out.println("After " + monitor.getUsedConnectionCount() + ", active "
                    + (monitor.getLastActivityTimestamp() > 0));
            out.println("Calls " + throughput.getNumCalls());
        } finally {
            destination.removeThroughput();
        }
    }
}
