package dev.fairlead.agent.http;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import java.util.Objects;
import java.util.Optional;

/** Takes the streams that a gateway opens: those for an exposed HTTP back end get an exchange, the others are refused. */
public final class HttpAcceptor implements StreamAcceptor {
    private final ExchangeSettings settings;
    private final LocationRewriter locations;

    public HttpAcceptor(ExchangeSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.locations = new LocationRewriter(settings.access());
    }

    @Override
    public StreamHandler opened(TunnelStream stream) {
        OpenRequest opened = stream.request();
        ExchangeAudit audit = new ExchangeAudit(settings.audit(), opened);
        if (!settings.audit().accepting()) {
            stream.refuse(new StreamError(
                    TunnelErrorCode.OVERLOAD, "The agent cannot write its audit log and serves nothing until it can"));
            return new RefusedStream();
        }
        Optional<SystemMapping> mapping = settings.access().find(opened.virtualHost(), opened.virtualPort());
        if (mapping.isEmpty() || opened.kind() != StreamKind.HTTP) {
            audit.denied("SYSTEM");
            stream.refuse(new StreamError(
                    TunnelErrorCode.NOT_EXPOSED,
                    "Access denied to system " + opened.virtualHost() + ":" + opened.virtualPort()
                            + ". If the request was valid, have the agent's administrator expose it"));
            return new RefusedStream();
        }
        return new HttpExchange(stream, mapping.get(), settings, locations, audit);
    }
}
