package dev.fairlead.agent.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.agent.Agent;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.agent.kerberos.TicketException.Reason;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.testkit.secrecy.Secrets;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers of an agent as users of a Kerberos realm, with a KDC that decides to whom the agent may delegate. */
@Timeout(120)
@EnabledIf("dev.fairlead.agent.kerberos.TestKdc#isInstalled")
class DelegatedTicketsTest {
    private static final String CONFIGURATION = "java.security.krb5.conf";
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");

    @TempDir
    private static Path realm;

    private static TestKdc kdc;
    private static Path agentKeytab;
    private static ServiceAcceptor service;

    @TempDir
    private Path directory;

    private final List<Optional<String>> users = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    private HttpServer backend;
    private Gateway gateway;
    private Agent agent;
    private TunnelClient client;

    @BeforeAll
    static void startRealm() throws Exception {
        kdc = new TestKdc(realm);
        for (String account : List.of("svc-agent", "HTTP/localhost", "HTTP/127.0.0.1", "alice", "bob")) {
            kdc.add(account);
        }
        kdc.allow("svc-agent", "HTTP/localhost");
        agentKeytab = kdc.keytab("svc-agent");
        System.setProperty(CONFIGURATION, kdc.configuration());
        service = new ServiceAcceptor("HTTP/localhost@" + TestKdc.REALM, kdc.keytab("HTTP/localhost"));
    }

    @AfterAll
    static void stopRealm() {
        System.clearProperty(CONFIGURATION);
        kdc.close();
    }

    @BeforeEach
    void start() throws Exception {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        backend.createContext("/", this::answer);
        backend.start();
        Files.writeString(directory.resolve("keys.json"), ISSUER.jwks());
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        client = new TunnelClient(gateway);
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), "default", "", Duration.ofMinutes(5));
        agent = Agent.start(
                ConfigurationReader.read(Files.writeString(directory.resolve("agent.yaml"), """
                        directory: state
                        trust: {issuers: [{issuer: "https://idp.example", jwksFile: keys.json}]}
                        kerberos: {principal: svc-agent@%s, keytab: "%s"}
                        mappings:
                          - virtual: intranet.corp:80
                            internal: http://localhost:%3$d
                            authenticationMode: KERBEROS
                            resources: [{path: /, subPaths: true}]
                          - virtual: not-allowed.corp:80
                            internal: http://127.0.0.1:%3$d
                            authenticationMode: KERBEROS
                            resources: [{path: /, subPaths: true}]
                        """.formatted(
                                TestKdc.REALM, agentKeytab, backend.getAddress().getPort()))),
                Enrolment.enrol(EnrolmentCode.parse(code)),
                "agent/test",
                DialListener.NONE);
        await().until(() -> agent.sessions() == 2);
    }

    @AfterEach
    void stop() {
        agent.close();
        gateway.close();
        backend.stop(0);
    }

    @Tag("AGENT-59")
    @Tag("AUTH-99")
    @Test
    void eachRequestArrivesWithAFreshTicketOfItsUser() throws Exception {
        for (String user : List.of("alice", "alice", "bob")) {
            assertThat(get("intranet.corp", Optional.of(ISSUER.userToken(user))))
                    .startsWith("HTTP/1.1 200 ");
        }

        assertThat(users)
                .containsExactly(
                        Optional.of("alice@TEST.EXAMPLE"),
                        Optional.of("alice@TEST.EXAMPLE"),
                        Optional.of("bob@TEST.EXAMPLE"));
        assertThat(tokens).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void theBackEndsAnswerToTheTicketDoesNotReachTheCaller() throws Exception {
        assertThat(get("intranet.corp", Optional.of(ISSUER.userToken("alice"))))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("www-authenticate")
                .doesNotContain(tokens.get(0).substring(0, 24));
    }

    @Test
    void withoutAUserNothingIsAdded() throws Exception {
        get("intranet.corp", Optional.empty());

        assertThat(users).containsExactly(Optional.empty());
    }

    @Tag("AUTH-99")
    @Test
    void aServiceToWhichTheAgentMayNotDelegateIsNotCalled() {
        assertRefused(
                TunnelErrorCode.TICKET_REFUSED, () -> get("not-allowed.corp", Optional.of(ISSUER.userToken("alice"))));

        assertThat(users).isEmpty();
    }

    @Test
    void aUserWhomTheRealmDoesNotKnowIsRefused() {
        assertRefused(
                TunnelErrorCode.TICKET_REFUSED, () -> get("intranet.corp", Optional.of(ISSUER.userToken("mallory"))));

        assertThat(users).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/localhost", "svc-agent", "SVC-AGENT@TEST.EXAMPLE", "TEST\\\\alice", " "})
    void aNameThatIsNoPersonsIsRefused(String name) {
        DelegatedTickets tickets = tickets(agentKeytab);

        assertThatThrownBy(() -> tickets.negotiate(name, "localhost"))
                .isInstanceOfSatisfying(
                        TicketException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    void anAgentWhoseKeysAreWrongHasNoTickets() throws Exception {
        DelegatedTickets tickets = tickets(kdc.keytab("bob"));

        assertThatThrownBy(() -> tickets.negotiate("alice", "localhost"))
                .isInstanceOfSatisfying(
                        TicketException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    private static DelegatedTickets tickets(Path keytab) {
        return new DelegatedTickets(new KerberosSettings("svc-agent", TestKdc.REALM, keytab), Clock.systemUTC());
    }

    private String get(String host, Optional<String> token) throws IOException {
        return client.get(host, "80", "/page", token);
    }

    private static void assertRefused(TunnelErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StreamException.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(code));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> header =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            header.ifPresent(tokens::add);
            header.map(ticket -> ticket.substring(ticket.indexOf(' ') + 1)).ifPresent(Secrets::tell);
            users.add(header.map(service::user));
            exchange.getResponseHeaders().set("WWW-Authenticate", "Negotiate oQcwBaADCgEA");
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
