package dev.fairlead.gateway.route;

import dev.fairlead.tunnel.TunnelStream;

/** Gets a stream that was opened for it. */
@FunctionalInterface
public interface StreamTaker {

    /** The stream is there; bytes can be written although the agent has not answered yet. */
    void opened(TunnelStream stream);
}
