package dev.fairlead.emulator.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults of one system. Safe for use by several threads. */
public final class Faults {
    private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

    /** Arms a fault for the next call. */
    public ArmedFault arm(Fault fault) {
        return arm(fault, Match.nextCall());
    }

    /** Arms a fault for the calls that match. A call may be hit by several faults, in the order in which they were armed. */
    public ArmedFault arm(Fault fault, Match match) {
        ArmedFault waiting = new ArmedFault(fault, match);
        armed.add(waiting);
        return waiting;
    }

    /** Takes all faults back. */
    public void disarmAll() {
        armed.forEach(ArmedFault::disarm);
        armed.clear();
    }

    /** What goes wrong with this call; each fault that hits it has counted it. */
    public FaultPlan plan(String function, String user) {
        List<Fault> hitting = armed.stream()
                .filter(waiting -> waiting.hits(function, user))
                .map(ArmedFault::fault)
                .toList();
        armed.removeIf(waiting -> !waiting.isArmed());
        return new FaultPlan(hitting);
    }
}
