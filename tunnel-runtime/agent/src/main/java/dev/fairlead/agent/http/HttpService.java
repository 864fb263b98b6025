package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.backend.BackendConnections;
import dev.fairlead.agent.identity.BackendIdentities;
import dev.fairlead.agent.stream.Admission;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.agent.stream.StreamService;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Serves the streams that carry HTTP requests. */
public final class HttpService implements StreamService<HttpMapping> {
    private final ExchangeSettings settings;
    private final Function<OpenRequest, Admission> admission;

    /**
     * @param access what is exposed
     * @param cookieDomains what domains of cookies are to callers
     * @param identities as whom requests reach back ends
     * @param connections to back ends
     * @param admission decides about further requests on a stream, by the configuration of that moment
     */
    public HttpService(
            AccessRules access,
            List<CookieDomain> cookieDomains,
            BackendIdentities identities,
            BackendConnections connections,
            Function<OpenRequest, Admission> admission) {
        this.settings = new ExchangeSettings(
                access, new ResponseRewriting(access, cookieDomains), identities, connections, new CookieSeal());
        this.admission = Objects.requireNonNull(admission, "admission");
    }

    @Override
    public StreamHandler serve(TunnelStream stream, HttpMapping mapping, StreamAudit audit) {
        if (mapping.http().connectionLogon()) {
            return new Conversation(stream, settings, admission).begin(mapping, audit);
        }
        StreamAnswer answer = new StreamAnswer(stream);
        return new HttpExchange(
                stream, mapping, settings, audit, answer, new SingleRequest(stream, answer, settings.connections()));
    }
}
