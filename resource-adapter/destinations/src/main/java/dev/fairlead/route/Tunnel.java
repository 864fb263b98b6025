package dev.fairlead.route;

import java.io.IOException;
import java.net.Socket;

/** Opens streams through agents to the systems behind them. Implemented over the gateway; the engine only uses it. */
@FunctionalInterface
public interface Tunnel {

    /**
     * Opens a stream for one HTTP exchange. Returns without waiting for the agent's answer; a refusal is thrown, as
     * {@link TunnelException}, by the first read of the socket's input stream (or by a write).
     *
     * @throws TunnelException if no agent is connected within a short wait, or there is no room for another stream
     */
    Socket open(TunnelRequest request) throws IOException;

    /**
     * Opens a stream for bytes of any protocol to a server behind an agent's TCP mapping, as {@link #open} does for a
     * request.
     *
     * @throws TunnelException as {@link #open}
     * @throws IOException if this tunnel has no such streams
     */
    default Socket connect(TunnelRequest request) throws IOException {
        throw new IOException("This tunnel carries requests over HTTP only");
    }
}
