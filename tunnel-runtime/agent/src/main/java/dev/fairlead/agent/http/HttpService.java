package dev.fairlead.agent.http;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.agent.stream.StreamService;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import java.util.Objects;

/** Serves the streams that carry HTTP requests. */
public final class HttpService implements StreamService<HttpMapping> {
    private final ExchangeSettings settings;
    private final LocationRewriter locations;

    public HttpService(ExchangeSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.locations = new LocationRewriter(settings.access());
    }

    @Override
    public StreamHandler serve(TunnelStream stream, HttpMapping mapping, StreamAudit audit) {
        return new HttpExchange(stream, mapping, settings, locations, audit);
    }
}
