package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.BlockedUser;
import dev.fairlead.agent.access.ClientAccess;
import dev.fairlead.agent.access.FunctionAccess;
import dev.fairlead.agent.access.FunctionResource;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.agent.stream.StreamRouter;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who calls functions of a system that is told so by certificates. */
@Timeout(60)
class CallersOfFunctionsTest {
    private static final String BODY = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<f:STFC_CONNECTION xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"/></s:Body></s:Envelope>";
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final TestIssuer FORGER = new TestIssuer("https://idp.example", "k1");

    @TempDir
    private Path directory;

    private AgentFixture agent;
    private TestServerIdentity server;
    private TestBackend backend;

    @BeforeEach
    void start() throws Exception {
        agent = new AgentFixture(directory);
        server = TestServerIdentity.onLoopback();
        backend = TestBackend.mutualTls(
                server,
                List.of(
                        agent.keys().authority().certificate(),
                        agent.keys().system().certificate()));
    }

    @AfterEach
    void stop() {
        agent.close();
        backend.close();
    }

    @Tag("RFC-94")
    @Test
    void theSystemGetsACertificateInPlaceOfTheToken() throws Exception {
        String token = ISSUER.userToken("alice");

        FakeStream stream = call(Optional.of(token));

        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
        TestBackend.Seen seen = backend.seen().take();
        assertThat(seen.lenient("ssl-client-cert")).singleElement().asString().isNotEmpty();
        assertThat(seen.headers().toString()).doesNotContain(token);
        assertThat(agent.audited().take().principal()).isEqualTo("CN=alice");
    }

    @Tag("RFC-91")
    @Test
    void aBlockedUserIsKnownByTheCommonName() throws Exception {
        AuditRecord record =
                assertRefused(call(Optional.of(ISSUER.userToken("ddic"))), TunnelErrorCode.RESOURCE_DENIED);

        assertThat(record.reason()).isEqualTo("USER");
        assertThat(record.details()).contains("\"rule\":4");
    }

    @Tag("RFC-95")
    @Test
    void nobodyIsRefusedWhereSomebodyIsDemanded() throws Exception {
        AuditRecord record = assertRefused(call(Optional.empty()), TunnelErrorCode.PRINCIPAL_MISSING);

        assertThat(record.details()).contains("\"rule\":7", "\"function\":\"STFC_CONNECTION\"");
    }

    @Tag("RFC-95")
    @Test
    void whomAnUntrustedIssuerVouchesForIsRefused() throws Exception {
        assertRefused(call(Optional.of(FORGER.userToken("alice"))), TunnelErrorCode.PRINCIPAL_REJECTED);
    }

    @Test
    void nobodyEndsASessionOfAnotherUser() throws Exception {
        backend.answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Set-Cookie", "sap-contextid=SID; path=/");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        StreamRouter router = router();
        String cookie = call(router, Optional.of(ISSUER.userToken("alice")))
                .text()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "set-cookie: ", 0, 12))
                .map(line -> line.substring(12).split(";")[0])
                .findFirst()
                .orElseThrow();
        backend.seen().take();
        agent.audited().take();
        String end = "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=close HTTP/1.1\r\nHost: erp.corp:443\r\n"
                + "Cookie: " + cookie + "\r\n\r\n";

        AuditRecord record =
                assertRefused(send(router, Optional.of(ISSUER.userToken("bob")), end), TunnelErrorCode.RESOURCE_DENIED);
        FakeStream ended = send(router, Optional.of(ISSUER.userToken("alice")), end);

        assertThat(record.reason()).isEqualTo("SESSION");
        assertThat(ended.text()).startsWith("HTTP/1.1 200 ");
        assertThat(backend.seen().take().headers().get("Cookie")).containsExactly("sap-contextid=SID");
    }

    private AuditRecord assertRefused(FakeStream stream, TunnelErrorCode code) throws InterruptedException {
        assertThat(stream.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(code));
        assertThat(backend.seen()).isEmpty();
        return agent.audited().take();
    }

    private FakeStream call(Optional<String> token) throws Exception {
        return call(router(), token);
    }

    private FakeStream call(StreamRouter router, Optional<String> token) {
        return send(
                router,
                token,
                "POST /sap/bc/soap/rfc?sap-client=100 HTTP/1.1\r\nHost: erp.corp:443\r\n"
                        + "Content-Type: text/xml\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY);
    }

    private FakeStream send(StreamRouter router, Optional<String> token, String request) {
        FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open("erp.corp", "443", StreamKind.RFC, token))
                .openedBy(router)
                .sends(request);
        await().until(stream::isOver);
        return stream;
    }

    private StreamRouter router() throws Exception {
        return agent.acceptor(
                TestMapping.to(backend.port())
                        .tls(AuthenticationMode.X509_GENERAL)
                        .speaking(Protocol.RFCS)
                        .requiringPrincipal()
                        .calls(
                                new FunctionAccess(List.of(new FunctionResource("STFC_CONNECTION", false, true)), true),
                                new ClientAccess(Set.of(), List.of(new BlockedUser("100", "DDIC"))))
                        .build(),
                List.of(server.certificate()),
                List.of(ISSUER.trusted(directory)));
    }
}
