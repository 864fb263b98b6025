package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.agent.fixture.TunnelledAgent;
import dev.fairlead.agent.status.StatusSocket;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gateway, tunnel, agent and back end together. */
@Timeout(60)
class AgentTest {
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final TestIssuer FORGER = new TestIssuer("https://idp.example", "k1");

    @TempDir
    private Path directory;

    private TunnelledAgent tunnelled;
    private TestBackend backend;
    private Agent agent;
    private TunnelClient client;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(directory.resolve("keys.json"), ISSUER.jwks());
        tunnelled = new TunnelledAgent(directory, """
                trust: {issuers: [{issuer: "https://idp.example", jwksFile: keys.json}]}
                mappings:
                  - virtual: header.corp:443
                    internal: https://127.0.0.1:%1$d
                    authenticationMode: X509_GENERAL
                    requirePrincipal: true
                    resources: [{path: /orders, subPaths: true}]
                  - virtual: handshake.corp:443
                    internal: https://127.0.0.1:%1$d
                    authenticationMode: X509_RESTRICTED
                    presentPrincipal: HANDSHAKE
                    resources: [{path: /orders, subPaths: true}]
                """);
        backend = tunnelled.backend();
        agent = tunnelled.agent();
        client = new TunnelClient(tunnelled.gateway());
    }

    @AfterEach
    void stop() {
        tunnelled.close();
    }

    @Test
    void twoUsersArriveAsTwoSubjectsInTheHandshake() throws Exception {
        assertThat(get("handshake.corp", "/orders/1", Optional.of(ISSUER.userToken("alice"))))
                .endsWith("hello");
        assertThat(get("handshake.corp", "/orders/2", Optional.of(ISSUER.userToken("bob"))))
                .endsWith("hello");

        assertThat(backend.seen()).extracting(TestBackend.Seen::client).containsExactly("CN=alice", "CN=bob");
    }

    @Test
    void twoUsersArriveAsTwoCertificatesInTheHeader() throws Exception {
        assertThat(get("header.corp", "/orders/1", Optional.of(ISSUER.userToken("alice"))))
                .endsWith("hello");
        assertThat(get("header.corp", "/orders/2", Optional.of(ISSUER.userToken("bob"))))
                .endsWith("hello");

        List<List<String>> certificates = backend.seen().stream()
                .map(seen -> seen.lenient("ssl-client-cert"))
                .toList();
        assertThat(certificates)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(values -> assertThat(values).hasSize(1));
    }

    @Test
    void eachRefusalReachesTheCallerWithItsCode() {
        Optional<String> alice = Optional.of(ISSUER.userToken("alice"));
        String expired = ISSUER.token("{\"iss\":\"https://idp.example\",\"sub\":\"a\",\"exp\":1767225600}");

        assertRefused(TunnelErrorCode.NOT_EXPOSED, () -> get("other.corp", "/orders", alice));
        assertRefused(TunnelErrorCode.RESOURCE_DENIED, () -> get("header.corp", "/secret", alice));
        assertRefused(TunnelErrorCode.PATH_AMBIGUOUS, () -> get("header.corp", "/orders/../secret", alice));
        assertRefused(TunnelErrorCode.PRINCIPAL_MISSING, () -> get("header.corp", "/orders", Optional.empty()));
        assertRefused(
                TunnelErrorCode.PRINCIPAL_REJECTED,
                () -> get("header.corp", "/orders", Optional.of(FORGER.userToken("alice"))));
        assertRefused(TunnelErrorCode.PRINCIPAL_EXPIRED, () -> get("header.corp", "/orders", Optional.of(expired)));
        assertThat(backend.seen()).isEmpty();
    }

    @Tag("CONN-106")
    @Test
    void everyDecisionIsInTheAuditLogAndNoTokenIs() throws Exception {
        String token = ISSUER.userToken("alice");
        get("header.corp", "/orders/1?q=s3cret", Optional.of(token));
        assertRefused(TunnelErrorCode.RESOURCE_DENIED, () -> get("header.corp", "/secret", Optional.of(token)));

        agent.close();

        Path log;
        try (var files = Files.list(directory.resolve("state/audit/subaccount"))) {
            log = files.findFirst().orElseThrow();
        }
        assertThat(log)
                .content()
                .contains("Access Allowed", "CN=alice", "/orders/1", "Access Denied", "/secret")
                .doesNotContain(token.substring(0, 24), "s3cret");
    }

    @Tag("AGENT-10")
    @Tag("AUTH-85")
    @Test
    void anotherConfigurationDecidesTheNextRequestWithoutANewSession() throws Exception {
        Optional<String> alice = Optional.of(ISSUER.userToken("alice"));
        assertThat(get("header.corp", "/orders/1", alice)).endsWith("hello");
        String trusting = Files.readString(tunnelled.file());

        tunnelled.reload(
                trusting.replace("jwksFile", "enabled: false, jwksFile").replace("handshake.corp", "other.corp"));

        assertThat(agent.sessions()).isEqualTo(2);
        assertRefused(TunnelErrorCode.PRINCIPAL_REJECTED, () -> get("header.corp", "/orders/1", alice));
        assertRefused(TunnelErrorCode.NOT_EXPOSED, () -> get("handshake.corp", "/orders/1", alice));

        tunnelled.reload(trusting);

        assertThat(get("header.corp", "/orders/1", alice)).endsWith("hello");
    }

    @Test
    void aRequestThatRunsGoesOnByTheConfigurationThatItBeganWith() throws Exception {
        try (StreamSocket socket = client.open("header.corp", "443", Optional.of(ISSUER.userToken("alice")))) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /orders HTTP/1.1\r\nHost: header.corp:443\r\nContent-Length: 5\r\n\r\nhe"
                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> !backend.seen().isEmpty());

            tunnelled.reload("directory: state\n");
            out.write("llo".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("hello");
        }
    }

    @Test
    void itsStatusTellsConnectionsDecisionsAndBytes() throws Exception {
        get("header.corp", "/orders/1", Optional.of(ISSUER.userToken("alice")));
        assertRefused(TunnelErrorCode.PRINCIPAL_MISSING, () -> get("header.corp", "/orders", Optional.empty()));
        assertRefused(TunnelErrorCode.NOT_EXPOSED, () -> get("other.corp", "/", Optional.empty()));

        JsonObject status = StatusSocket.ask(directory.resolve("state"));

        assertThat(status.getJsonArray("gateways").getJsonObject(0).getInt("sessions"))
                .isEqualTo(2);
        JsonObject mapping = status.getJsonArray("mappings").getJsonObject(0);
        assertThat(mapping.getInt("allowed")).isEqualTo(1);
        assertThat(mapping.getJsonObject("refused").getInt("PRINCIPAL")).isEqualTo(1);
        assertThat(mapping.getInt("bytesSent")).isPositive();
        assertThat(status.getInt("refusedElsewhere")).isEqualTo(1);
        assertThat(status.getJsonArray("certificates")).hasSize(3);
        assertThat(status.toString()).doesNotContain("alice", "127.0.0.1:" + backend.port());
    }

    @Test
    void aClosedAgentLeavesNoThread() {
        agent.close();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("fairlead-audit") || name.startsWith("fairlead-work")));
    }

    private String get(String host, String path, Optional<String> token) throws IOException {
        return client.get(host, "443", path, token);
    }

    private static void assertRefused(TunnelErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StreamException.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(code));
    }
}
