package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.BlockedUser;
import dev.fairlead.agent.access.ClientAccess;
import dev.fairlead.agent.access.FunctionAccess;
import dev.fairlead.agent.access.FunctionResource;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.stream.StreamRouter;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.audit.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller ends the ABAP session that a cookie keeps for it (RFC specification, C.10), and nobody else's. */
@Timeout(60)
class EndOfSessionTest extends AgentAndBackend {
    private static final String PATH = "/sap/bc/soap/rfc";
    private static final String CLOSE = PATH + "?sap-client=100&sap-sessioncmd=close";
    private static final String BODY = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<f:STFC_CONNECTION xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"/></s:Body></s:Envelope>";

    private StreamRouter router;
    /** What a call in client 100 got. */
    private String cookie;

    @BeforeEach
    void callOnce() throws Exception {
        router = agent.acceptor(
                TestMapping.to(backend.port())
                        .speaking(Protocol.RFC)
                        .calls(
                                new FunctionAccess(List.of(new FunctionResource("STFC_CONNECTION", false, true)), true),
                                new ClientAccess(Set.of("100", "200"), List.of(new BlockedUser("100", "DDIC"))))
                        .build(),
                List.of(),
                List.of());
        cookie = cookieOfCall("sap-contextid=SID%3aA1; path=/; HttpOnly");
    }

    @Test
    void theCallersCookieEndsItsSession() throws Exception {
        FakeStream stream = get(PATH + "?sap-sessioncmd=close&sap-language=EN&sap-client=100", cookie);

        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
        TestBackend.Seen seen = backend.seen().take();
        assertThat(seen.method()).isEqualTo("GET");
        assertThat(seen.target()).isEqualTo(PATH + "?sap-client=100&sap-language=EN&sap-sessioncmd=close");
        assertThat(seen.headers().get("Cookie")).containsExactly("sap-contextid=SID%3aA1");
        assertThat(seen.lenient("soapaction")).isEmpty();
        assertThat(agent.audited().take().type()).isEqualTo("Access Allowed");
    }

    @Test
    void withoutACookieNothingIsEnded() throws Exception {
        assertNoSession(get(CLOSE, "a=b"));
    }

    @Test
    void aCookieThatThisMappingDidNotSetEndsNothing() throws Exception {
        assertNoSession(get(CLOSE, "sap-contextid=SID%3aA1"));
        assertNoSession(get(CLOSE, cookie.replace("A1", "A2")));
    }

    @Test
    void aCookieOfAnotherClientEndsNothing() throws Exception {
        assertNoSession(get(CLOSE.replace("100", "200"), cookie));
    }

    @Test
    void aCookieOfALogonIsNoSession() throws Exception {
        String logon = cookieOfCall("SAP_SESSIONID_ABC_100=q; path=/");

        assertNoSession(get(CLOSE, logon));
    }

    @Test
    void clientAndUserAreDecidedAboutAsEver() throws Exception {
        String blocked = Base64.getEncoder().encodeToString("DDIC:x".getBytes(StandardCharsets.US_ASCII));

        assertThat(assertDenied(get(CLOSE.replace("100", "300"), cookie)).reason())
                .isEqualTo("CLIENT");
        assertThat(assertDenied(send("GET " + CLOSE + head(cookie) + "Authorization: Basic " + blocked + "\r\n\r\n"))
                        .reason())
                .isEqualTo("USER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=open",
                "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=CLOSE",
                "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=",
                "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=clos%65",
                "GET /sap/bc/soap/rfc?sap-client=100&sap%2Dsessioncmd=close",
                "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=close&sap-sessioncmd=close",
                "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=close&a=b",
                "GET /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=close&services=STFC_CONNECTION",
                "GET /sap/bc/soap/rfc?sap-client=100&services=STFC_CONNECTION",
                "GET /sap/bc/soap/rfc?sap-client=100",
                "GET /sap/bc/soap/rfc/?sap-client=100&sap-sessioncmd=close",
                "GET /sap/bc/soap/wsdl11?sap-client=100&sap-sessioncmd=close",
                "GET /sap/bc/soap/wsdl11?services=STFC_CONNECTION&sap-client=100&sap-sessioncmd=close",
                "GET /sap/public/logoff?sap-client=100&sap-sessioncmd=close",
                "HEAD /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=close",
                "DELETE /sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=close"
            })
    void nothingElseIsLetThroughWithTheCookie(String request) throws Exception {
        AuditRecord record = assertDenied(send(request + head(cookie) + "\r\n"));

        assertThat(record.reason()).startsWith("RESOURCE");
        assertThat(record.details()).contains("\"rule\":2");
    }

    @Test
    void aCallDoesNotEndItsSessionBesides() throws Exception {
        assertDenied(send("POST " + CLOSE + head(cookie) + "Content-Type: text/xml\r\nContent-Length: " + BODY.length()
                + "\r\n\r\n" + BODY));
    }

    @Test
    void aSessionIsEndedWithoutABody() throws Exception {
        assertDenied(send("GET " + CLOSE + head(cookie) + "Content-Type: text/xml\r\nContent-Length: " + BODY.length()
                + "\r\n\r\n" + BODY));
    }

    private void assertNoSession(FakeStream stream) throws InterruptedException {
        AuditRecord record = assertDenied(stream);
        assertThat(record.reason()).isEqualTo("SESSION");
        assertThat(record.details()).contains("\"rule\":3");
    }

    private AuditRecord assertDenied(FakeStream stream) throws InterruptedException {
        assertThat(stream.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(TunnelErrorCode.RESOURCE_DENIED));
        assertThat(backend.seen()).isEmpty();
        return agent.audited().take();
    }

    /** The cookie, as the caller has it, that the system sets at a call. */
    private String cookieOfCall(String set) throws Exception {
        backend.answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Set-Cookie", set);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        FakeStream call = send("POST " + PATH + "?sap-client=100" + head("a=b")
                + "Content-Type: text/xml\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY);
        backend.seen().take();
        agent.audited().take();
        return call.text()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "set-cookie: ", 0, 12))
                .map(line -> line.substring(12).split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    private FakeStream get(String target, String cookies) {
        return send("GET " + target + head(cookies) + "\r\n");
    }

    private static String head(String cookies) {
        return " HTTP/1.1\r\nHost: erp.corp:443\r\nCookie: " + cookies + "\r\n";
    }

    private FakeStream send(String request) {
        FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(StreamKind.RFC))
                .openedBy(router)
                .sends(request);
        await().until(stream::isOver);
        return stream;
    }
}
