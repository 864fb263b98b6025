package dev.fairlead.agent.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.carrier.BasicLogon;
import dev.fairlead.tunnel.carrier.CarrierException;
import dev.fairlead.tunnel.carrier.DirectHosts;
import dev.fairlead.tunnel.carrier.EgressProxy;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.fetch.ProxiedFetch;
import dev.fairlead.tunnel.testing.TestProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys of issuers that stand outside, for an agent whose network is left through a proxy. */
@Timeout(60)
class ProxiedFetchTest {
    private static final URI KEYS = URI.create("https://idp.invalid/keys?zid=1");
    private static final String BASIC = "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHMzY3JldA==\r\n";

    private HttpsServer issuer;
    private SSLSocketFactory tls;
    private TestProxy proxy;

    @BeforeEach
    void start() throws Exception {
        startIssuer(TestServerIdentity.of("idp.invalid"));
        proxy = new TestProxy()
                .knowing(
                        "idp.invalid:443",
                        new Endpoint("127.0.0.1", issuer.getAddress().getPort()));
    }

    private void startIssuer(TestServerIdentity identity) throws Exception {
        tls = identity.serverContext(identity.chain()).getSocketFactory();
        issuer = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        issuer.setHttpsConfigurator(new HttpsConfigurator(identity.serverContext(List.of())));
        issuer.createContext("/keys", exchange -> {
            byte[] body = exchange.getRequestURI().getQuery().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        proxy = new TestProxy()
                .knowing(
                        "idp.invalid:443",
                        new Endpoint("127.0.0.1", issuer.getAddress().getPort()));
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        issuer.stop(0);
    }

    @Test
    @Tag("CONN-71")
    void theProxyConnectsAfterTheAgentHasLoggedOn() throws Exception {
        proxy.demanding(BASIC);

        assertThat(fetch(EgressProxy.at(proxy.endpoint()).withLogon(new BasicLogon("Aladdin", "open s3cret")), KEYS))
                .isEqualTo("zid=1");
        assertThat(proxy.requests())
                .containsExactly(
                        "CONNECT idp.invalid:443 HTTP/1.1\r\nHost: idp.invalid:443\r\n\r\n",
                        "CONNECT idp.invalid:443 HTTP/1.1\r\nHost: idp.invalid:443\r\n" + BASIC + "\r\n");
    }

    @Test
    void aProxyThatRefusesTheLogonIsNamedWithoutThePassword() {
        proxy.demanding("Proxy-Authorization: Basic somebody else");

        assertThatThrownBy(() -> fetch(
                        EgressProxy.at(proxy.endpoint()).withLogon(new BasicLogon("Aladdin", "open s3cret")), KEYS))
                .isInstanceOf(CarrierException.class)
                .hasMessageContaining("the proxy " + proxy.endpoint() + " does not accept")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aHostThatIsNotBehindTheProxyIsAskedDirectly() throws Exception {
        issuer.stop(0);
        startIssuer(TestServerIdentity.onLoopback());
        URI inside = URI.create("https://127.0.0.1:" + issuer.getAddress().getPort() + "/keys?zid=2");

        assertThat(fetch(
                        EgressProxy.at(proxy.endpoint())
                                .withDirect(DirectHosts.of(List.of(DirectHosts.Entry.parse("127.0.0.0/8")))),
                        inside))
                .isEqualTo("zid=2");
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void whoeverTheProxyConnectsToHasToBeTheIssuer() throws Exception {
        TestServerIdentity other = TestServerIdentity.of("elsewhere.invalid");
        tls = other.serverContext(other.chain()).getSocketFactory();

        assertThatThrownBy(() -> fetch(EgressProxy.at(proxy.endpoint()), KEYS)).isInstanceOf(SSLException.class);
    }

    @Test
    void aServerThatIsNoProxyIsToldSo() {
        proxy.answering("SSH-2.0-hello");

        assertThatThrownBy(() -> fetch(EgressProxy.at(proxy.endpoint()), KEYS))
                .isInstanceOf(CarrierException.class)
                .hasMessageContaining("does not answer like a proxy");
    }

    private String fetch(EgressProxy way, URI uri) throws Exception {
        return new String(new ProxiedFetch(way, tls).get(uri), StandardCharsets.US_ASCII);
    }
}
