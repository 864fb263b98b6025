package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoException;
import java.io.PrintStream;

/** One of the programs. */
@FunctionalInterface
interface Program {

    /** @param destination name of the system to call */
    void run(String destination, PrintStream out) throws JCoException;
}
