package dev.fairlead.agent.relay;

import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.backend.BackendDialer;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.agent.stream.StreamService;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.keys.Identity;
import java.util.Objects;

/** Relays streams to back ends as they are. */
public final class RelayService implements StreamService<RelayMapping> {
    private final BackendDialer dialer;
    private final Identity system;

    /**
     * @param system offered to back ends that ask for a client certificate in TLS
     */
    public RelayService(BackendDialer dialer, Identity system) {
        this.dialer = Objects.requireNonNull(dialer, "dialer");
        this.system = Objects.requireNonNull(system, "system");
    }

    @Override
    public StreamHandler serve(TunnelStream stream, RelayMapping mapping, StreamAudit audit) {
        audit.allowed("");
        Relay relay = new Relay(stream, mapping);
        relay.start(dialer, system);
        return relay;
    }
}
