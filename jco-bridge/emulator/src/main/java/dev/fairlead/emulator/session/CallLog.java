package dev.fairlead.emulator.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was called, for tests to look at: the last {@value #MOST} calls. Values are not kept. Safe for several threads. */
public final class CallLog {
    private static final int MOST = 10_000;

    /**
     * One call.
     *
     * @param client of the logon
     * @param user of the logon
     * @param function that was called
     * @param ran whether the module's code was reached
     */
    public record Entry(String client, String user, String function, boolean ran) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** The calls, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How often the code of a function ran. */
    public synchronized long runsOf(String function) {
        return entries.stream()
                .filter(entry -> entry.ran() && entry.function().equals(function))
                .count();
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        entries.clear();
    }
}
