package dev.fairlead.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * For whom no agent came in time. Locations are what callers ask for: only so many are told apart, and each is logged
 * once in a while.
 */
final class MissedAgents {
    private static final System.Logger LOGGER = System.getLogger(MissedAgents.class.getName());

    /** What further tenants and locations are counted as. */
    static final RouteKey OTHERS = new RouteKey("others", "others");

    private static final int MOST = 100;
    private static final int LONGEST = 100;
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

    private final Map<RouteKey, Missed> missed = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime} */
    MissedAgents(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A stream has waited in vain. */
    void count(RouteKey key, Duration waited) {
        Missed known = missed.get(key);
        if (known == null) {
            RouteKey counted = missed.size() < MOST ? key : OTHERS;
            known = missed.computeIfAbsent(counted, absent -> new Missed(nanoTime.getAsLong()));
        }
        known.count.increment();
        if (known.isLineDue(nanoTime.getAsLong())) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "No agent {0} came within {1} ms; {2} calls so far",
                    printable(key.toString()),
                    Long.toString(waited.toMillis()),
                    Long.toString(known.count.sum()));
        }
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", "?");
    }

    List<OpenTimeouts> read() {
        List<OpenTimeouts> read = new ArrayList<>();
        missed.forEach((key, value) -> read.add(new OpenTimeouts(key.tenant(), key.locationId(), value.count.sum())));
        return read;
    }

    /** Of one tenant and location. */
    private static final class Missed {
        private final LongAdder count = new LongAdder();
        private long nextLine;

        Missed(long now) {
            nextLine = now;
        }

        synchronized boolean isLineDue(long now) {
            if (now - nextLine < 0) {
                return false;
            }
            nextLine = now + BETWEEN_LINES;
            return true;
        }
    }
}
