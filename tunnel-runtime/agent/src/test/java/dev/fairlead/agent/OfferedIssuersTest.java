package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Issuers whose keys an agent has from its gateway, over the tunnel. */
@Timeout(60)
class OfferedIssuersTest {
    private static final TestIssuer LISTED = new TestIssuer("https://app.example/fairlead", "k1");
    private static final TestIssuer NEW = new TestIssuer("https://new.example", "k1");

    @TempDir
    private Path directory;

    private TestBackend backend;
    private Gateway gateway;
    private Agent agent;
    private TunnelClient client;

    @BeforeEach
    void start() throws Exception {
        AgentKeys keys = AgentKeys.open(directory.resolve("state"), Clock.systemUTC());
        TestServerIdentity server = TestServerIdentity.onLoopback();
        backend = TestBackend.mutualTls(
                server, List.of(keys.authority().certificate(), keys.system().certificate()));
        Files.writeString(directory.resolve("backend.pem"), Pem.encode(List.of(server.certificate())));
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        client = new TunnelClient(gateway);
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), "default", "", Duration.ofMinutes(5));
        agent = Agent.start(
                ConfigurationReader.read(
                        Files.writeString(directory.resolve("agent.yaml"), """
                        directory: state
                        trust: {issuers: [{issuer: "https://app.example/fairlead", keysFrom: gateway}]}
                        backends: {trust: [backend.pem]}
                        mappings:
                          - virtual: erp.corp:443
                            internal: https://127.0.0.1:%d
                            authenticationMode: X509_GENERAL
                            presentPrincipal: HANDSHAKE
                            resources: [{path: /, subPaths: true}]
                        """.formatted(backend.port()))),
                Enrolment.enrol(EnrolmentCode.parse(code)),
                "agent/test",
                DialListener.NONE);
        await().until(() -> agent.sessions() == 2);
    }

    @AfterEach
    void stop() {
        agent.close();
        gateway.close();
        backend.close();
    }

    @Test
    void usersOfAnIssuerThatTheConfigurationNamesAreAcceptedByTheKeysOfTheGateway() throws Exception {
        gateway.offer(List.of(offer(LISTED, "default")));

        assertThat(call(LISTED)).endsWith("hello");

        assertThat(backend.seen()).extracting(TestBackend.Seen::client).containsExactly("CN=alice");
    }

    @Tag("AUTH-86")
    @Test
    void anIssuerThatTheGatewayOffersAndTheConfigurationDoesNotNameIsNotTrusted() {
        gateway.offer(List.of(offer(LISTED, "default"), offer(NEW, "default")));

        assertRejected(NEW);

        assertThat(backend.seen()).isEmpty();
    }

    @Test
    void anIssuerThatIsOfferedToAnotherTenantIsNotTrusted() {
        gateway.offer(List.of(offer(LISTED, "bravo")));

        assertRejected(LISTED);
    }

    @Test
    void anIssuerThatTheGatewayDoesNotOfferIsNotTrusted() {
        assertRejected(LISTED);
    }

    @Test
    void keysThatCannotBeReadStopNoOtherIssuer() throws Exception {
        gateway.offer(List.of(
                new IssuerOffer(
                        "https://broken.example",
                        () -> {
                            throw new IOException("no such file");
                        },
                        Set.of("default")),
                new IssuerOffer("https://odd.example", () -> "no JSON", Set.of("default")),
                offer(LISTED, "default")));

        assertThat(call(LISTED)).endsWith("hello");
    }

    private static IssuerOffer offer(TestIssuer issuer, String tenant) {
        String name = issuer == LISTED ? "https://app.example/fairlead" : "https://new.example";
        return new IssuerOffer(name, issuer::jwks, Set.of(tenant));
    }

    private String call(TestIssuer issuer) throws IOException {
        return client.get("erp.corp", "443", "/orders", Optional.of(issuer.userToken("alice")));
    }

    private void assertRejected(TestIssuer issuer) {
        assertThatThrownBy(() -> call(issuer))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.PRINCIPAL_REJECTED));
    }
}
