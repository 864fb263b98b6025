package dev.fairlead.benchmarks.measure;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Goes through the destinations, each thread from the start. */
@State(Scope.Thread)
public class Turn {
    private int last = -1;

    int next(int destinations) {
        int next = last + 1;
        last = next < destinations ? next : 0;
        return last;
    }
}
