package dev.fairlead.agent.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.Agent;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.enrolment.EnrolmentException;
import dev.fairlead.tunnel.testing.DialEvents;
import dev.fairlead.tunnel.testing.TestProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** An agent whose network is left through a proxy that wants a Kerberos ticket of the agent itself. */
@Timeout(120)
@EnabledIf("dev.fairlead.agent.kerberos.TestKdc#isInstalled")
@Tag("CONN-71")
class ProxyLogonTest {
    private static final String CONFIGURATION = "java.security.krb5.conf";
    private static final String AGENT = "svc-agent@" + TestKdc.REALM;

    @TempDir
    private static Path realm;

    private static TestKdc kdc;
    private static Path agentKeytab;
    private static Path otherKeytab;
    private static ServiceAcceptor service;

    @TempDir
    private Path directory;

    private final List<String> users = new CopyOnWriteArrayList<>();
    private final DialEvents events = new DialEvents();
    private Gateway gateway;
    private TestProxy proxy;
    private String code;

    @BeforeAll
    static void startRealm() throws Exception {
        kdc = new TestKdc(realm);
        for (String account : List.of("svc-agent", "HTTP/localhost", "bob")) {
            kdc.add(account);
        }
        agentKeytab = kdc.keytab("svc-agent");
        otherKeytab = kdc.keytab("bob");
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
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        Endpoint address = new Endpoint("127.0.0.1", gateway.agentPort());
        proxy = new TestProxy()
                .knowing(address.toString(), address)
                .offering("Negotiate", "Basic realm=\"proxy\"")
                .admitting(this::isAgent);
        code = EnrolmentCodes.issue(
                directory.resolve("gateway"), address.toString(), "default", "", Duration.ofMinutes(5));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        gateway.close();
    }

    @Test
    void enrolmentAndSessionsGoThroughWithTicketsOfTheAgent() throws Exception {
        AgentConfiguration configuration = configuration(agentKeytab);
        AgentCredentials credentials = Enrolment.enrol(
                EnrolmentCode.parse(code), configuration.gateway().carrier());

        try (Agent agent = Agent.start(configuration, credentials, "agent/test", events)) {
            await().until(() -> agent.sessions() == 2);
        }

        assertThat(users).hasSize(3).containsOnly(AGENT);
        assertThat(proxy.requests())
                .filteredOn(request -> request.contains("Proxy-Authorization: Negotiate "))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(proxy.requests()).noneMatch(request -> request.contains("Basic"));
    }

    @Test
    void anAgentWhoseKeysAreWrongIsToldSoOnceAndNotLetThrough() throws Exception {
        AgentCredentials credentials = Enrolment.enrol(
                EnrolmentCode.parse(code), configuration(agentKeytab).gateway().carrier());
        users.clear();

        try (Agent agent = Agent.start(configuration(otherKeytab), credentials, "agent/test", events)) {
            await().until(() -> events.has("refused: proxy_authentication: the proxy " + proxyName()
                    + " asks for a logon: " + AGENT + " cannot log on at the KDC"));
            assertThat(agent.status().links())
                    .singleElement()
                    .satisfies(link -> assertThat(link.lastError())
                            .hasValueSatisfying(
                                    error -> assertThat(error.refused()).isTrue()));
        }

        assertThat(users).isEmpty();
        assertThat(events.seen()).noneMatch(event -> event.startsWith("connected") || event.startsWith("lost"));
    }

    @Test
    void anAccountThatTheProxyDoesNotAdmitIsNamed() throws Exception {
        proxy.admitting(request -> false);

        assertThatThrownBy(() -> Enrolment.enrol(
                        EnrolmentCode.parse(code),
                        configuration(agentKeytab).gateway().carrier()))
                .isInstanceOf(EnrolmentException.class)
                .hasMessageContaining("does not accept the Kerberos ticket of " + AGENT);
    }

    private AgentConfiguration configuration(Path keytab) throws Exception {
        return ConfigurationReader.read(
                Files.writeString(directory.resolve("agent.yaml"), """
                directory: state
                kerberos: {principal: %s, keytab: "%s"}
                gateway: {proxy: {address: "%s", logon: negotiate}}
                """.formatted(AGENT, keytab, proxyName())));
    }

    /** By the name that its account has in the realm. */
    private String proxyName() {
        return "localhost:" + proxy.endpoint().port();
    }

    private boolean isAgent(String request) {
        int start = request.indexOf("Proxy-Authorization: ");
        if (start < 0) {
            return false;
        }
        String value = request.substring(start + "Proxy-Authorization: ".length(), request.indexOf("\r\n", start));
        users.add(service.user(value));
        return users.get(users.size() - 1).equals(AGENT);
    }
}
