package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.time.Duration;

/**
 * Hears what becomes of a dialer's sessions; called on an event loop, so it must not block. Every session reports for
 * itself: with two sessions a gateway is reached while either is connected.
 */
public interface DialListener {

    /** Hears nothing. */
    DialListener NONE = new DialListener() {};

    /** A session is about to be dialled. */
    default void connecting(Endpoint gateway) {}

    /** A session stands. */
    default void connected(Endpoint gateway, String sessionId) {}

    /** A session that stood has ended, or one could not be established; it will be dialled again soon. */
    default void lost(Endpoint gateway, String reason) {}

    /**
     * The gateway will not have this agent (certificate, revocation, version), or is not the gateway that enrolled it;
     * it will be dialled again slowly, since only a person can change that.
     */
    default void refused(Endpoint gateway, String reason) {}

    /**
     * The dialer closes and waits for streams to finish; called about once a second on the closing thread.
     *
     * @param streams that still run
     * @param left how long they are waited for
     */
    default void draining(int streams, Duration left) {}
}
