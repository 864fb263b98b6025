package dev.fairlead.jco;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Tells the log, and listeners, what calls do. Values of parameters are never told. */
final class Trace {
    static final int FAILURES = 1;
    static final int CALLS = 4;

    private static final int MAXIMUM = 10;
    private static final System.Logger LOG = System.getLogger("fairlead.jco");
    private static final List<JCoTraceListener> LISTENERS = new CopyOnWriteArrayList<>();
    private static volatile Choice choice = new Choice(0, "");

    private Trace() {}

    /** What the program wants. */
    record Choice(int level, String path) {}

    static void set(int level, String path) {
        choice = new Choice(Math.max(0, Math.min(level, MAXIMUM)), path == null ? "" : path);
    }

    static Choice choice() {
        return choice;
    }

    static void add(JCoTraceListener listener) {
        LISTENERS.add(listener);
    }

    static void remove(JCoTraceListener listener) {
        LISTENERS.remove(listener);
    }

    static boolean isOn(int level) {
        return choice.level() >= level;
    }

    static void tell(int level, Supplier<String> message) {
        if (!isOn(level)) {
            return;
        }
        String text = message.get();
        LOG.log(level == FAILURES ? System.Logger.Level.WARNING : System.Logger.Level.INFO, text);
        LISTENERS.forEach(listener -> listener.trace(level, text));
    }
}
