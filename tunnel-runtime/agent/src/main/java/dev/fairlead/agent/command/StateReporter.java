package dev.fairlead.agent.command;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Prints a line with the time for each change of state, and none for what stays as it is: a gateway that is dialled
 * again every few seconds is reported once.
 */
final class StateReporter implements DialListener {
    private final PrintWriter out;
    private final Clock clock;
    private final String prefix;
    private final Map<Endpoint, String> states = new HashMap<>();
    private final IntSupplier standing;
    private int waitedFor;

    StateReporter(PrintWriter out, Clock clock) {
        this(out, clock, "", () -> 0);
    }

    private StateReporter(PrintWriter out, Clock clock, String prefix, IntSupplier standing) {
        this.out = out;
        this.standing = standing;
        this.clock = clock;
        this.prefix = prefix;
    }

    /**
     * A reporter for one tenant.
     *
     * @param name by which its lines begin; empty for the only one
     * @param sessions how many sessions of it stand
     */
    StateReporter ofTenant(String name, IntSupplier sessions) {
        return new StateReporter(out, clock, name.isEmpty() ? "" : "tenant " + name + ": ", sessions);
    }

    synchronized void say(String text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        out.println(now + " " + prefix + text);
        out.flush();
    }

    @Override
    public synchronized void connected(Endpoint gateway, String sessionId) {
        changed(gateway, "connected to " + gateway);
    }

    @Override
    public synchronized void lost(Endpoint gateway, String reason) {
        // one session of several is no change of state: the others serve on
        if (standing.getAsInt() > 0) {
            return;
        }
        changed(gateway, "not connected to " + gateway + ", dialling again: " + reason);
    }

    @Override
    public synchronized void refused(Endpoint gateway, String reason) {
        changed(gateway, "refused by " + gateway + ", dialling again slowly: " + reason);
    }

    @Override
    public synchronized void draining(int streams, Duration left) {
        if (streams != waitedFor) {
            waitedFor = streams;
            say("waits for " + streams + " streams, " + left.toSeconds() + " s at most");
        }
    }

    private void changed(Endpoint gateway, String state) {
        if (!state.equals(states.put(gateway, state))) {
            say(state);
        }
    }
}
