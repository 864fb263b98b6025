package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.telemetry.CallResult;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.rfc.transport.CallTrace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts what one system has to do, and tells the application whose destination it is, if that wants to hear of it. Where
 * nobody does, a call costs a few counters.
 */
public final class SystemMeter {
    private static final Logger CALLS = System.getLogger("fairlead.rfc.call");
    private static final Logger METADATA = System.getLogger("fairlead.rfc.metadata");

    private static final String SEVERAL = "(several)";

    private final String application;
    private final CalledSystem system;
    private final Telemetries telemetries;
    private final CallsUnderWay underWay;
    private final Optional<CallTrace> trace;
    private final CallCounters calls = new CallCounters();
    private final LongAdder lookups = new LongAdder();
    private final AtomicInteger sessions = new AtomicInteger();

    /**
     * @param underWay on the way to the system
     * @param trace tells what calls hold; empty where their transport does so
     */
    public SystemMeter(
            String application,
            CalledSystem system,
            Telemetries telemetries,
            CallsUnderWay underWay,
            Optional<CallTrace> trace) {
        this.application = application;
        this.system = system;
        this.telemetries = telemetries;
        this.underWay = underWay;
        this.trace = trace;
    }

    /** Calls a function. */
    void call(FunctionData function, Runnable call) {
        call(function.name(), trace.isEmpty() ? call : () -> trace.get().around(function, call));
    }

    /** Calls functions of one transaction, of which nothing comes back. */
    void callAll(FunctionData[] functions, Runnable call) {
        trace.ifPresent(told -> Arrays.stream(functions).forEach(told::sent));
        call(functions.length == 1 ? functions[0].name() : SEVERAL, call);
    }

    /** Does what is a call of a function without parameters. */
    void call(String function, Runnable call) {
        CallCounters.OfFunction counters = calls.of(function);
        Optional<RfcTelemetry> telemetry = telemetries.of(application);
        Optional<ObservedCall> observed = telemetry.map(hears -> new ObservedCall(hears.begin(system, function)));
        observed.ifPresent(underWay::begin);
        Optional<String> failure = Optional.of(RfcErrorGroup.INTERNAL.name());
        long start = System.nanoTime();
        try {
            call.run();
            failure = Optional.empty();
        } catch (RfcException e) {
            failure = Optional.of(e.group().name());
            throw e;
        } finally {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            counters.add(new CallResult(failure, time, 0, 0));
            if (observed.isPresent()) {
                underWay.end();
                observed.get().end(failure, time);
            }
            tell(function, failure, time);
        }
    }

    private void tell(String function, Optional<String> failure, Duration time) {
        if (CALLS.isLoggable(Level.DEBUG)) {
            CALLS.log(
                    Level.DEBUG,
                    "{0}: {1} {2} after {3} ms",
                    system.destination(),
                    function,
                    failure.map(group -> "fails with " + group).orElse("returns"),
                    Long.toString(time.toMillis()));
        }
    }

    /** Asks for a function or type that is not known yet. */
    public <R> R lookup(Supplier<R> question) {
        lookups.increment();
        telemetries.of(application).ifPresent(telemetry -> telemetry.lookedUp(system));
        long start = System.nanoTime();
        try {
            return question.get();
        } finally {
            if (METADATA.isLoggable(Level.DEBUG)) {
                METADATA.log(
                        Level.DEBUG,
                        "{0}: asked for a function or type that was not known, for {1} ms",
                        system.destination(),
                        Long.toString(
                                Duration.ofNanos(System.nanoTime() - start).toMillis()));
            }
        }
    }

    void sessionBegins() {
        sessions.incrementAndGet();
    }

    void sessionEnds() {
        sessions.decrementAndGet();
    }

    /** Sessions that are open. */
    public int sessions() {
        return sessions.get();
    }

    /** What the calls are told apart by. */
    public CalledSystem system() {
        return system;
    }

    /** What was counted so far, with what goes on now. */
    public SystemCalls report(SystemLoad load) {
        return new SystemCalls(application, load, lookups.sum(), calls.report());
    }
}
