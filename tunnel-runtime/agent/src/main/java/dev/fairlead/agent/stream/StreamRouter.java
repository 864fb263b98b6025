package dev.fairlead.agent.stream;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.stream.DiscardingHandler;
import java.util.Objects;

/** Takes the streams that a gateway opens, and has those that are admitted served by their kind of mapping. */
public final class StreamRouter implements StreamAcceptor {
    private final AdmissionControl admission;
    private final StreamService<HttpMapping> http;
    private final StreamService<RelayMapping> relay;

    /**
     * @param http serves mappings that are called with HTTP requests
     * @param relay serves mappings whose bytes pass as they are
     */
    public StreamRouter(
            AdmissionControl admission, StreamService<HttpMapping> http, StreamService<RelayMapping> relay) {
        this.admission = Objects.requireNonNull(admission, "admission");
        this.http = Objects.requireNonNull(http, "http");
        this.relay = Objects.requireNonNull(relay, "relay");
    }

    @Override
    public StreamHandler opened(TunnelStream stream) {
        Admission decided = admission.decide(stream.request());
        if (decided instanceof Admission.Refused refused) {
            stream.refuse(refused.error());
            return DiscardingHandler.INSTANCE;
        }
        Admission.Admitted admitted = (Admission.Admitted) decided;
        return admitted.mapping() instanceof HttpMapping called
                ? http.serve(stream, called, admitted.audit())
                : relay.serve(stream, (RelayMapping) admitted.mapping(), admitted.audit());
    }
}
