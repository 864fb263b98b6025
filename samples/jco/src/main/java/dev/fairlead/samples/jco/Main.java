package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a program by its name: {@code Main <program> <destination>}. Destinations are files {@code <name>.jcoDestination} of
 * the working directory, or of {@code -Djco.destinations.dir}.
 */
public final class Main {
    private static final Map<String, Program> PROGRAMS = new TreeMap<>(Map.of(
            "step-by-step", StepByStep::run,
            "tables", TableReader::run,
            "structures", StructureReader::run,
            "counter", StatefulCounter::run,
            "provider", CustomProvider::run,
            "metadata", MetadataWalker::run,
            "exceptions", ExceptionHandler::run,
            "json", JsonDump::run,
            "pool", PoolMonitor::run,
            "transaction", TransactionalCall::run));

    private Main() {}

    /** Ends the process with 1 if the program fails, and with 2 if there is none of that name. */
    public static void main(String[] arguments) {
        int status = run(arguments, System.out);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 2 || !PROGRAMS.containsKey(arguments[0])) {
            out.println("Usage: Main <program> <destination>, of the programs " + PROGRAMS.keySet());
            return 2;
        }
        try {
            PROGRAMS.get(arguments[0]).run(arguments[1], out);
            return 0;
        } catch (JCoException e) {
            out.println(e);
            return 1;
        }
    }
}
