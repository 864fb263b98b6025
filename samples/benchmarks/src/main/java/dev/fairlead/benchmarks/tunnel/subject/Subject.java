package dev.fairlead.benchmarks.tunnel.subject;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A way from the clients to the back end, which the battery can start. */
public interface Subject {

    /** Short, unique, in the first column of the tables. */
    String name();

    /** What it is. */
    Set<Trait> traits();

    /** Why it cannot run on this machine; empty if it can. */
    Optional<String> missing();

    /**
     * Starts it.
     *
     * @param site where it stands
     * @return when its port can be connected to; whether requests pass is for the caller to find out
     */
    Running start(Site site) throws IOException;

    /** Whether it has a trait. */
    default boolean is(Trait trait) {
        return traits().contains(trait);
    }
}
