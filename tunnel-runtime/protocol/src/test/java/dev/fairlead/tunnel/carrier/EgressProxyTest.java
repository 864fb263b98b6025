package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.testing.Backends;
import dev.fairlead.tunnel.testing.DialEvents;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestIngress;
import dev.fairlead.tunnel.testing.TestProxy;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A network that is left through an HTTP proxy only. */
@Timeout(60)
class EgressProxyTest {
    private static final Endpoint GATEWAY = new Endpoint(TestAuthority.UNKNOWN_NAME, 443);

    /** RFC 7617, 2: Aladdin and "open sesame". */
    private static final String BASIC = "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n";

    private static final EgressProxy.Credentials CREDENTIALS = new EgressProxy.Credentials("Aladdin", "open sesame");

    private final TestAuthority authority = new TestAuthority("gateway");
    private final TestAuthority outside = new TestAuthority("ingress");
    private final DialEvents events = new DialEvents();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestGateway gateway;
    private TestProxy proxy;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway(authority, SessionLimits.DEFAULT);
        open.add(gateway);
        proxy = new TestProxy().knowing(GATEWAY.toString(), gateway.endpoint());
        open.add(proxy);
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private void dial(Carrier carrier, Endpoint proxyAddress, Optional<EgressProxy.Credentials> credentials) {
        DialSettings settings = TestTunnel.settings(new AgentCredentials(
                        "default", "", "a1", GATEWAY, authority.certificate(), authority.client("a1")))
                .withCarrier(new CarrierSettings(
                        carrier,
                        List.of(outside.certificate()),
                        Optional.of(new EgressProxy(proxyAddress, credentials))));
        open.add(TunnelDialer.start(settings, new Backends(), events));
    }

    private void assertEcho() throws IOException {
        await().until(() -> !gateway.sessions().isEmpty());
        try (StreamSocket socket = gateway.open("echo")) {
            socket.getOutputStream().write('e');
            assertThat(socket.getInputStream().read()).isEqualTo('e');
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void theProxyLooksUpTheGatewaysNameAndConnects(Carrier carrier) throws IOException {
        dial(carrier, proxy.endpoint(), Optional.empty());

        assertEcho();
        assertThat(proxy.requests())
                .containsExactly("CONNECT gateway.invalid:443 HTTP/1.1\r\nHost: gateway.invalid:443\r\n\r\n");
    }

    @Test
    void anIngressIsReachedThroughTheProxy() throws Exception {
        TestIngress ingress = new TestIngress(outside.server(), gateway.endpoint());
        open.add(ingress);
        proxy.knowing(GATEWAY.toString(), ingress.endpoint());

        dial(Carrier.AUTO, proxy.endpoint(), Optional.empty());

        assertEcho();
        assertThat(ingress.seen())
                .singleElement()
                .asString()
                .startsWith("GET /flt/v1 HTTP/1.1\r\nHost: gateway.invalid\r\n");
    }

    @Test
    @Tag("AGENT-76")
    void aProxyThatOffersNtlmFirstTakesBasic() throws IOException {
        proxy.demanding(BASIC);

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(CREDENTIALS));

        assertEcho();
    }

    @Test
    @Tag("AGENT-76")
    void aWrongPasswordIsToldWithoutThePassword() {
        proxy.demanding("Proxy-Authorization: Basic somebody else");

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(CREDENTIALS));

        await().until(() -> events.has("refused"));
        assertThat(events.seen())
                .contains("refused: proxy_authentication: the proxy " + proxy.endpoint()
                        + " does not accept the password of user \"Aladdin\" (status 407): compare gateway.proxy")
                .noneMatch(event -> event.contains("sesame") || event.startsWith("lost"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 407 No                                          | refused: proxy_authentication | user and a password",
                "HTTP/1.1 407 No~Proxy-Authenticate: Negotiate            | refused: proxy_authentication | offers negotiate",
                "HTTP/1.1 403 Forbidden                                   | refused: proxy_denied         | status 403",
                "HTTP/1.1 302 Found~Location: http://login.example/       | refused: proxy_denied         | status 302",
                "HTTP/1.1 503 Unavailable                                 | lost: proxy_failed            | status 503",
                "SSH-2.0-hello                                            | lost: proxy_failed            | not answer like a proxy"
            })
    void whatTheProxySaysIsToldWithItsName(String answer, String event, String detail) {
        proxy.answering(answer.strip().replace("~", "\r\n"));

        dial(Carrier.AUTO, proxy.endpoint(), Optional.empty());

        await().until(() -> events.has(event));
        assertThat(events.seen())
                .filteredOn(seen -> seen.startsWith(event))
                .first()
                .asString()
                .contains("the proxy " + proxy.endpoint(), detail);
    }

    @Test
    void aProxyThatIsNotThereIsTold() throws IOException {
        Endpoint gone = proxy.endpoint();
        proxy.close();

        dial(Carrier.AUTO, gone, Optional.empty());

        await().until(() -> events.has("lost: proxy_unreachable: the proxy " + gone));
    }

    @Test
    void aProxyWhoseNameNobodyKnowsIsTold() {
        dial(Carrier.AUTO, new Endpoint("proxy.invalid", 3128), Optional.empty());

        await().until(() -> events.has("lost: proxy_unreachable: the name of the proxy proxy.invalid:3128"));
    }

    @Test
    @Tag("CONN-75")
    @Tag("AGENT-77")
    void aProxyThatOpensTlsIsNotBelieved() throws Exception {
        TestIngress inspecting = new TestIngress(new TestAuthority("inspection").server(), gateway.endpoint());
        open.add(inspecting);
        proxy.knowing(GATEWAY.toString(), inspecting.endpoint());

        dial(Carrier.AUTO, proxy.endpoint(), Optional.empty());

        await().until(() ->
                events.has("refused: TLS failed: the server is not this agent's gateway (is TLS inspected"));
        assertThat(inspecting.seen()).isEmpty();
    }

    @Test
    void nothingPrintsThePassword() {
        assertThat(new EgressProxy(GATEWAY, Optional.of(CREDENTIALS)).toString())
                .contains("Aladdin")
                .doesNotContain("sesame");
    }
}
