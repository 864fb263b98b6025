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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that is left through an HTTP proxy only. */
@Timeout(60)
class EgressProxyTest {
    private static final Endpoint GATEWAY = new Endpoint(TestAuthority.UNKNOWN_NAME, 443);

    /** RFC 7617, 2: Aladdin and "open sesame". */
    private static final String BASIC = "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n";

    private static final BasicLogon CREDENTIALS = new BasicLogon("Aladdin", "open sesame");

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

    private void dial(Carrier carrier, Endpoint proxyAddress, Optional<ProxyLogon> logon) {
        dial(GATEWAY, carrier, new EgressProxy(proxyAddress, logon, DirectHosts.NONE));
    }

    private void dial(Endpoint gatewayAddress, Carrier carrier, EgressProxy way) {
        DialSettings settings = TestTunnel.settings(new AgentCredentials(
                        "default", "", "a1", gatewayAddress, authority.certificate(), authority.client("a1")))
                .withCarrier(new CarrierSettings(carrier, List.of(outside.certificate()), Optional.of(way)));
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
    @Tag("CONN-71")
    void aProxyThatOffersNtlmFirstTakesBasic() throws IOException {
        proxy.demanding(BASIC);

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(CREDENTIALS));

        assertEcho();
    }

    @Test
    void aProxyThatAsksForNothingIsShownNothing() throws IOException {
        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(CREDENTIALS));

        assertEcho();
        assertThat(proxy.requests()).isNotEmpty().noneMatch(request -> request.contains("Authorization"));
    }

    @Test
    void schemesInOneFieldAreToldApart() throws IOException {
        proxy.offering("Negotiate, Digest realm=\"a, Basic\", nonce=\"x\", Basic realm=\"y\"")
                .demanding(BASIC);

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(CREDENTIALS));

        assertEcho();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Negotiate", "NTLM", "Digest realm=\"Basic, Basic\", qop=\"auth\""})
    @Tag("CONN-71")
    void aPasswordIsNotShownToAProxyThatDoesNotOfferBasic(String challenge) {
        proxy.offering(challenge).demanding(BASIC);

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(CREDENTIALS));

        await().until(() -> events.has("refused: proxy_authentication: the proxy " + proxy.endpoint() + " offers "
                + challenge.split(" ")[0].toLowerCase(Locale.ROOT)));
        assertThat(proxy.requests()).noneMatch(request -> request.contains("Authorization"));
    }

    @Test
    @Tag("CONN-71")
    void aTicketIsNotAskedForWhereTheProxyDoesNotOfferNegotiate() {
        proxy.offering("Basic realm=\"x\"").demanding("nothing that anybody sends");
        FakeTickets tickets = new FakeTickets("t");

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(tickets));

        await().until(() -> events.has("refused: proxy_authentication"));
        assertThat(tickets.hosts).isEmpty();
        assertThat(proxy.requests()).noneMatch(request -> request.contains("Authorization"));
    }

    @Test
    void aTicketIsForTheProxysHost() throws IOException {
        proxy.offering("Negotiate").demanding("Proxy-Authorization: Negotiate t\r\n");
        FakeTickets tickets = new FakeTickets("t");

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(tickets));

        assertEcho();
        assertThat(tickets.hosts).containsOnly("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"true, refused: proxy_authentication", "false, lost: proxy_logon"})
    void whyThereIsNoTicketIsTold(boolean lasting, String event) {
        proxy.offering("Negotiate").demanding("nothing that anybody sends");

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(new FakeTickets(lasting)));

        await().until(() -> events.has(event + ": the proxy " + proxy.endpoint() + " asks for a logon: no ticket"));
    }

    @Test
    @Tag("CONN-71")
    void aLogonThatIsRefusedIsNotShownAgainSoon() {
        proxy.demanding("Proxy-Authorization: Basic somebody else");

        dial(Carrier.AUTO, proxy.endpoint(), Optional.of(CREDENTIALS));

        await().until(() -> events.seen().stream()
                        .filter(event -> event.startsWith("refused"))
                        .count()
                > 3);
        assertThat(events.seen().stream().filter(event -> event.startsWith("refused")))
                .as("one alert, whatever the attempts")
                .hasSizeGreaterThan(3)
                .containsOnly(events.seen().stream()
                        .filter(event -> event.startsWith("refused"))
                        .findFirst()
                        .orElseThrow());
        assertThat(proxy.requests())
                .filteredOn(request -> request.contains("Authorization"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.0/8"})
    void aGatewayThatIsNotBehindTheProxyIsReachedDirectly(String entry) throws IOException {
        DirectHosts direct = DirectHosts.of(List.of(DirectHosts.Entry.parse(entry)));

        dial(gateway.endpoint(), Carrier.AUTO, EgressProxy.at(proxy.endpoint()).withDirect(direct));

        assertEcho();
        assertThat(proxy.requests()).isEmpty();
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
        assertThat(EgressProxy.at(GATEWAY).withLogon(CREDENTIALS) + " " + CREDENTIALS)
                .contains("(basic)", "Aladdin")
                .doesNotContain("sesame");
    }

    /** Tickets that everybody can forge. */
    private static final class FakeTickets implements ProxyLogon {
        private final List<String> hosts = new CopyOnWriteArrayList<>();
        private final Optional<String> ticket;
        private final boolean lasting;

        FakeTickets(String ticket) {
            this.ticket = Optional.of(ticket);
            this.lasting = false;
        }

        /** There are none. */
        FakeTickets(boolean lasting) {
            this.ticket = Optional.empty();
            this.lasting = lasting;
        }

        @Override
        public String scheme() {
            return "negotiate";
        }

        @Override
        public String shown() {
            return "a ticket";
        }

        @Override
        public String authorization(String host) throws ProxyLogonException {
            hosts.add(host);
            return "Negotiate "
                    + ticket.orElseThrow(() -> new ProxyLogonException("no ticket", lasting, new IOException()));
        }
    }
}
