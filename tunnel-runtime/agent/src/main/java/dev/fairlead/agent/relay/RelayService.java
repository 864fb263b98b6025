package dev.fairlead.agent.relay;

import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.backend.BackendDialer;
import dev.fairlead.agent.backend.BackendErrors;
import dev.fairlead.agent.backend.BackendFailure;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.agent.stream.StreamService;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.relay.StreamRelay;
import io.netty.channel.Channel;
import java.util.Objects;
import java.util.Optional;

/** Relays streams to back ends as they are. A stream is accepted when its connection is there. */
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
        StreamAnswer answer = new StreamAnswer(stream);
        StreamRelay relay = new StreamRelay(new MappedRelay(mapping, end -> answer.end()));
        OpenRequest opened = stream.request();
        dialer.dial(
                        stream.eventLoop(),
                        mapping.address().internal(opened.virtualPort()),
                        Optional.of(system),
                        mapping.connection().within(opened.deadlineMillis()),
                        pipeline -> {})
                .addListener(dialled -> {
                    if (dialled.isSuccess()) {
                        answer.accept();
                        relay.join(stream, (Channel) dialled.getNow());
                    } else {
                        answer.fail(BackendErrors.of(mapping, BackendFailure.whileConnecting(dialled.cause())));
                        relay.discard();
                    }
                });
        return relay;
    }
}
