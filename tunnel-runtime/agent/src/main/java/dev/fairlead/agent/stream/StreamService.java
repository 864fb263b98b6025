package dev.fairlead.agent.stream;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;

/**
 * Serves the streams of one kind of mapping after the common decisions.
 *
 * @param <M> the mappings that it serves
 */
@FunctionalInterface
public interface StreamService<M extends SystemMapping> {

    /**
     * Serves a stream that leads to an exposed system; called on its event loop.
     *
     * @param audit to be told once whether the stream is allowed or denied
     */
    StreamHandler serve(TunnelStream stream, M mapping, StreamAudit audit);
}
