package dev.fairlead.testing;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.transport.DirectTransport;
import dev.fairlead.transport.Transport;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.ServerKeys;
import dev.fairlead.trust.TlsFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A peer behind TLS, and a transport that trusts it as an issuer's host. */
public final class HttpsPeer implements AutoCloseable {

    private static final TestCa CA = TestCa.create("issuers");

    private final Peer peer;
    private final Transport transport;

    public HttpsPeer(Peer.Handler handler) {
        this.peer = Peer.https(CA.server("localhost", "localhost"), handler);
        this.transport = new DirectTransport(
                new TlsFactory(ServerKeys.NONE, Clock.systemUTC())
                        .create(
                                "issuers",
                                new TrustSettings(Optional.of("ca.pem"), Secret.EMPTY, false, HostnameRule.STRICT),
                                Optional.empty(),
                                new OnlyStore()),
                Duration.ofSeconds(5),
                TransportLimits.DEFAULT,
                AddressPolicy.ADMINISTRATED);
    }

    public HttpUrl url(String path) {
        return HttpUrl.parse(peer.url("localhost") + path);
    }

    public Transport transport() {
        return transport;
    }

    public List<Peer.Seen> requests() {
        return peer.requests();
    }

    @Override
    public void close() {
        transport.close();
        peer.close();
    }

    private static final class OnlyStore implements Certificates {
        @Override
        public Optional<byte[]> content(String name) {
            return Optional.of(CA.pem().getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String stamp(String name) {
            return "";
        }
    }
}
