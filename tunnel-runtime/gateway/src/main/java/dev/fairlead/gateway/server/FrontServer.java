package dev.fairlead.gateway.server;

import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.admin.ListenerView;
import dev.fairlead.gateway.admission.Admission;
import dev.fairlead.gateway.admission.AdmissionResults;
import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.gateway.admission.Credentials;
import dev.fairlead.gateway.admission.ProxyTokens;
import dev.fairlead.gateway.admission.TokenAdmission;
import dev.fairlead.gateway.admission.TrustedAdmission;
import dev.fairlead.gateway.client.FrontCounters;
import dev.fairlead.gateway.client.WireBytes;
import dev.fairlead.gateway.configuration.FrontSettings;
import dev.fairlead.gateway.configuration.FrontSettings.Authorization;
import dev.fairlead.gateway.configuration.FrontSettings.Protocol;
import dev.fairlead.gateway.http.HttpFront;
import dev.fairlead.gateway.http.TokenHeader;
import dev.fairlead.gateway.socks.SocksFront;
import dev.fairlead.tunnel.carrier.ServerPort;
import dev.fairlead.tunnel.keys.Identity;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * One listener for clients. Whom it admits and what identity it shows change while it runs: calls that come later see
 * the change, also on connections that stand, and no stream is cut.
 */
final class FrontServer {
    private final FrontSettings settings;
    private final FrontCounters counters = new FrontCounters();
    private final WireBytes bytes = new WireBytes();
    private final AdmissionResults results = new AdmissionResults();
    private final AuditEvents events;
    private final Consumer<Channel> front;
    private final ServerPort port;
    private volatile Admission admission;
    private volatile boolean draining;
    private volatile Optional<SslContext> tls;
    private volatile Optional<Identity> identity;

    FrontServer(FrontSettings settings, Gateway gateway, ProxyTokens tokens, AuditEvents events) throws IOException {
        this.settings = settings;
        this.events = events;
        this.front = front(settings, gateway, this::admit, counters, () -> draining);
        this.admission = admission(settings, tokens);
        this.identity = settings.tls();
        this.tls = tls(identity);
        this.port = gateway.listen(settings.address(), settings.limits().maxConnections(), this::accept);
    }

    FrontSettings settings() {
        return settings;
    }

    /** For operators. */
    ListenerView view() {
        return new ListenerView(
                name(),
                port.connections(),
                counters,
                results.read(),
                bytes,
                identity.map(shown -> shown.certificate().getNotAfter().toInstant()));
    }

    private String name() {
        return (settings.protocol() == Protocol.HTTP ? "http" : "socks") + ":" + port.port();
    }

    int port() {
        return port.port();
    }

    /** Admits by other rules from now on. */
    void change(FrontSettings changed, ProxyTokens tokens) throws SSLException {
        tls = tls(changed.tls());
        identity = changed.tls();
        admission = admission(changed, tokens);
    }

    /** Takes no more connections; idle ones end, the others with their response. */
    void drain() {
        draining = true;
        port.stopListening();
        port.tell(HttpFront.DRAIN);
    }

    /** Connections that have not ended. */
    int connections() {
        return port.connections();
    }

    private CompletionStage<Admitted> admit(Credentials credentials) {
        return admission.admit(credentials);
    }

    private void accept(Channel channel) {
        channel.pipeline().addLast(bytes);
        tls.ifPresent(context -> channel.pipeline().addLast(handler(context, channel)));
        front.accept(channel);
    }

    private SslHandler handler(SslContext context, Channel channel) {
        SslHandler handler = context.newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(settings.limits().tlsHandshake().toMillis());
        return handler;
    }

    private static Consumer<Channel> front(
            FrontSettings settings,
            Gateway gateway,
            Admission admission,
            FrontCounters counters,
            BooleanSupplier draining) {
        if (settings.protocol() == Protocol.SOCKS) {
            return new SocksFront(settings.limits().socks(), admission, gateway.routes(), counters)::accept;
        }
        TokenHeader header = switch (settings.authorization()) {
            case TOKEN -> TokenHeader.PROXY_AUTHORIZATION;
            case SERVICE_TOKEN -> TokenHeader.SERVICE_TOKEN;
            case NONE -> TokenHeader.NONE;
        };
        return new HttpFront(settings.limits().http(), header, admission, gateway.routes(), counters, draining)::accept;
    }

    private Admission admission(FrontSettings settings, ProxyTokens tokens) {
        return settings.authorization() == Authorization.NONE
                ? new TrustedAdmission(settings.tenant().orElseThrow())
                : results.counting(
                        new TokenAdmission(tokens, settings.rules()), reason -> events.callRefused(name(), reason));
    }

    private static Optional<SslContext> tls(Optional<Identity> identity) throws SSLException {
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        Identity shown = identity.get();
        return Optional.of(SslContextBuilder.forServer(shown.key(), shown.chain())
                .protocols("TLSv1.3", "TLSv1.2")
                .build());
    }
}
