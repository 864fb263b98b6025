package dev.fairlead.rfc.telemetry;

import java.util.Map;

/**
 * Hears of the calls of functions that one application makes. It hears of names and times, never of parameters. Its methods
 * are called on the threads that call, so they return at once and do not fail; for any number of threads.
 */
public interface RfcTelemetry {

    /**
     * A call begins, on this thread.
     *
     * @param function its name; {@code (several)} for those of one transaction
     */
    Call begin(CalledSystem system, String function);

    /** The system, or another source, is asked for a function or type that is not known yet. */
    void lookedUp(CalledSystem system);

    /** A call that goes on. */
    interface Call {

        /** What goes along with its requests over HTTP, so that the system's traces continue this one. */
        Map<String, String> headers();

        /** It has ended; called once, on the thread on which it began. */
        void end(CallResult result);
    }
}
