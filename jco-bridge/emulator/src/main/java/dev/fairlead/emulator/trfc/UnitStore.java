package dev.fairlead.emulator.trfc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Units of background RFC. A unit without queues runs at once, and its sender is told of a failure. One with queues is
 * written down, which is all that its sender is told, and runs when it is the first in each of its queues; one that fails
 * stops them until somebody has it {@linkplain #retry run again} or {@linkplain #remove takes it away}. Units of queues run
 * one at a time, in the thread of a sender. Safe for use by several threads.
 *
 * <pre>
 *                    without queues                      with queues
 * sent               IN_PROCESS, then its calls run      COMMITTED as soon as it stands in the queues
 * its calls ran      COMMITTED                           COMMITTED
 * a call failed      ROLLED_BACK, the sender is told     COMMITTED; the queues stand still
 * sent again         ROLLED_BACK runs; COMMITTED not     not once more
 * confirmed          CONFIRMED                           CONFIRMED, whether or not it ran
 * </pre>
 */
public final class UnitStore {
    private static final Pattern ID = Pattern.compile("[0-9A-F]{32}");
    private static final Pattern QUEUE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final int MOST_ENDED = 10_000;

    /** @param failure why it did not run; empty while it waits for its turn */
    private record Unit(Set<String> queues, Runnable work, Optional<String> failure) {}

    private record Due(String id, Unit unit) {}

    private final RunOnce once = new RunOnce();
    private final Map<String, UnitState> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UnitState> eldest) {
            return size() > MOST_ENDED;
        }
    };
    private final Map<String, Unit> waiting = new LinkedHashMap<>();
    private final Set<String> held = new HashSet<>();
    private boolean running;

    /**
     * Runs a unit without queues, unless it ran before. What the work throws is thrown on.
     *
     * @param id 32 hexadecimal digits, in upper case
     * @throws InterruptedException if the thread was interrupted while it waited for the same unit of another thread
     */
    public void execute(String id, Runnable work) throws InterruptedException {
        check(ID, id, "The id of a unit has 32 hexadecimal digits");
        boolean done = false;
        try {
            once.run(id, work);
            done = true;
        } finally {
            end(id, done ? Optional.empty() : Optional.of(UnitState.ROLLED_BACK));
        }
    }

    /**
     * Takes a unit with queues, unless it was taken before, and runs what can run.
     *
     * @param id as in {@link #execute}
     * @param queues one or more names of letters, digits and underscores in upper case, each with a letter first
     * @throws InterruptedException as {@link #execute}
     */
    public void enqueue(String id, Set<String> queues, Runnable work) throws InterruptedException {
        check(ID, id, "The id of a unit has 32 hexadecimal digits");
        if (queues.isEmpty()) {
            throw new IllegalArgumentException("A unit that waits has a queue");
        }
        queues.forEach(queue -> check(QUEUE, queue, "A queue has a name of A-Z, 0-9 and _"));
        once.run(id, () -> put(id, new Unit(Set.copyOf(queues), work, Optional.empty())));
        end(id, Optional.empty());
        runAll();
    }

    /** What the sender can learn of a unit. */
    public UnitState state(String id) {
        return switch (once.state(id)) {
            case IN_PROCESS -> UnitState.IN_PROCESS;
            case EXECUTED -> UnitState.COMMITTED;
            case NOT_FOUND -> afterwards(id);
        };
    }

    /** Says that the sender will not repeat a unit. No effect on one that is not {@link UnitState#COMMITTED}. */
    public void confirm(String id) {
        if (once.forget(id)) {
            end(id, Optional.of(UnitState.CONFIRMED));
        }
    }

    /** Ids of the units that wait in a queue, in order. */
    public synchronized List<String> waiting(String queue) {
        return waiting.entrySet().stream()
                .filter(unit -> unit.getValue().queues().contains(queue))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Names of the queues in which units wait. */
    public synchronized List<String> queues() {
        return waiting.values().stream()
                .flatMap(unit -> unit.queues().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Why a unit failed that stands in its queues since. */
    public synchronized Optional<String> failure(String id) {
        return Optional.ofNullable(waiting.get(id)).flatMap(Unit::failure);
    }

    /** Lets nothing run in a queue until {@link #release}. */
    public synchronized void hold(String queue) {
        held.add(queue);
    }

    /** Lets a queue go on, and runs what can run. */
    public void release(String queue) {
        synchronized (this) {
            held.remove(queue);
        }
        runAll();
    }

    /** Runs a unit again that failed, and what can run behind it. */
    public void retry(String id) {
        synchronized (this) {
            waiting.computeIfPresent(id, (key, unit) -> new Unit(unit.queues(), unit.work(), Optional.empty()));
        }
        runAll();
    }

    /** Takes a unit out of its queues, and runs what can run behind it. */
    public void remove(String id) {
        synchronized (this) {
            waiting.remove(id);
        }
        runAll();
    }

    private static void check(Pattern pattern, String text, String rule) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(rule + ": " + text);
        }
    }

    private synchronized void put(String id, Unit unit) {
        waiting.put(id, unit);
    }

    private synchronized UnitState afterwards(String id) {
        return ended.getOrDefault(id, UnitState.NOT_FOUND);
    }

    private synchronized void end(String id, Optional<UnitState> state) {
        ended.remove(id);
        state.ifPresent(known -> ended.put(id, known));
    }

    /** A thread that finds another at it, or is at it already, leaves its units to that one. */
    private void runAll() {
        for (Optional<Due> next = begin(); next.isPresent(); next = begin()) {
            Due due = next.get();
            Optional<String> failure = Optional.of("An error of Java ended the unit");
            try {
                due.unit().work().run();
                failure = Optional.empty();
            } catch (RuntimeException e) {
                failure = Optional.of(e.toString());
            } finally {
                ran(due, failure);
            }
        }
    }

    private synchronized Optional<Due> begin() {
        Optional<Due> next = running ? Optional.empty() : due();
        running = running || next.isPresent();
        return next;
    }

    /** The first unit that did not fail, and before which no other one stands in any of its queues. */
    private Optional<Due> due() {
        Set<String> blocked = new HashSet<>(held);
        for (Map.Entry<String, Unit> entry : waiting.entrySet()) {
            Unit unit = entry.getValue();
            if (unit.failure().isEmpty() && unit.queues().stream().noneMatch(blocked::contains)) {
                return Optional.of(new Due(entry.getKey(), unit));
            }
            blocked.addAll(unit.queues());
        }
        return Optional.empty();
    }

    private synchronized void ran(Due due, Optional<String> failure) {
        running = false;
        if (failure.isPresent()) {
            waiting.replace(
                    due.id(),
                    due.unit(),
                    new Unit(due.unit().queues(), due.unit().work(), failure));
        } else {
            waiting.remove(due.id(), due.unit());
        }
    }

    /** The units of which something is known, by their ids. */
    public Map<String, UnitState> all() {
        Map<String, UnitState> known = new HashMap<>();
        synchronized (this) {
            known.putAll(ended);
        }
        once.all().keySet().forEach(id -> known.put(id, state(id)));
        return Map.copyOf(known);
    }
}
