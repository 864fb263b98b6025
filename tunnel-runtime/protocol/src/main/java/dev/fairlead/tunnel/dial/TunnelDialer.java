package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.StreamAcceptor;

/**
 * Keeps an agent connected: dials every gateway of its settings, and dials again for ever whenever a session is lost.
 */
public final class TunnelDialer implements AutoCloseable {

    private TunnelDialer() {}

    /**
     * Starts dialling and returns at once.
     *
     * @param settings whom to dial, and as whom
     * @param acceptor decides about the streams that the gateway opens
     * @param listener hears what becomes of the sessions
     */
    public static TunnelDialer start(DialSettings settings, StreamAcceptor acceptor, DialListener listener) {
        throw new UnsupportedOperationException("the transport follows with the session layer");
    }

    /** Sessions that stand at this moment. */
    public int sessions() {
        return 0;
    }

    /**
     * Tells the gateways to open no more streams here, lets running ones finish within the settings' time, and ends
     * every session and thread. Waits for that; idempotent.
     */
    @Override
    public void close() {}
}
