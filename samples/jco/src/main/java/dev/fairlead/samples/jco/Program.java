package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoException;
import java.io.PrintStream;

/** One of the programs, such as {@code StepByStep::run}. */
@FunctionalInterface
public interface Program {

    /**
     * Runs it from its beginning to its end.
     *
     * @param destination name of the system to call
     * @param out takes what it prints
     * @throws JCoException if a call fails that should not
     */
    void run(String destination, PrintStream out) throws JCoException;
}
