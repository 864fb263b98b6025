package dev.fairlead.gateway.route;

/** A stream that is about to be opened. */
public interface Opening {

    /** Gives up: nothing is opened any more. Without effect once the stream was handed over. On the front's loop. */
    void cancel();
}
