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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients, users and descriptions of functions, by the decision order of the RFC specification, D.3. */
@Timeout(60)
class CallRulesTest extends AgentAndBackend {
    private static final String COMMON = " HTTP/1.1\r\nHost: erp.corp:443\r\n";
    private static final String BODY = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<f:STFC_CONNECTION xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"/></s:Body></s:Envelope>";
    private static final FunctionAccess FUNCTIONS = new FunctionAccess(
            List.of(
                    new FunctionResource("STFC_CONNECTION", false, true),
                    new FunctionResource("/ABC/", true, true),
                    new FunctionResource("RFC_SYSTEM_INFO", false, false)),
            true);
    private static final ClientAccess RESTRICTED =
            new ClientAccess(Set.of("100", "200"), List.of(new BlockedUser("100", "ddic")));

    // ---- rule 3: the client

    @Tag("RFC-91")
    @Tag("AGENT-67")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?sap-client=300",
                "?sap-client=000",
                "?sap-client=",
                "?sap-client=10",
                "?sap-client=0100",
                "?sap-client=%31%30%30",
                "?sap-client=100&sap-client=100",
                "?sap-client=100&sap-client=300"
            })
    void aClientThatIsNotAllowedIsDenied(String query) throws Exception {
        AuditRecord record = assertDenied(call(query, "", RESTRICTED));

        assertThat(record.reason()).startsWith("CLIENT");
        assertThat(record.details()).contains("\"rule\":3");
    }

    @Test
    void anAllowedClientIsCalled() throws Exception {
        assertPassed(call("?sap-client=200", "", RESTRICTED));
    }

    @Test
    void withoutAListTheSystemMayChooseItsClient() throws Exception {
        assertPassed(call("", "", ClientAccess.ALL));
    }

    @Tag("RFC-92")
    @Test
    void nothingBesideTheQueryNamesAClientOrAUser() throws Exception {
        String headers = "sap-client: 300\r\nSap_Client: 300\r\nsap-user: X\r\nsap-password: Y\r\nSAP-Alias: Z\r\n"
                + "sap-usercontext: sap-client=300\r\nMYSAPSSO2: AjQx\r\n~query_string: sap-client=300\r\n"
                + "X-HTTP-Method-Override: GET\r\nSoap-Action: x\r\nContent_Type: text/xml; charset=utf-16\r\n"
                + "Cookie: sap-usercontext=sap-client=300; MYSAPSSO2=AjQx; SAP_SESSIONID_ABC_300=1; a=b\r\n"
                + "sap-passport: 2A54\r\nX-Mine: kept\r\n";

        assertPassed(call("?sap-client=100", headers, RESTRICTED));

        TestBackend.Seen seen = backend.seen().take();
        assertThat(seen.headers().keySet())
                .doesNotContain("Cookie", "Mysapsso2", "~query_string", "X-http-method-override", "Soap-action")
                .doesNotContain("Content_type", "Sap_client", "Sap-client", "Sap-user", "Sap-password", "Sap-alias")
                .doesNotContain("Sap-usercontext")
                .contains("Sap-passport", "X-mine");
        assertThat(seen.target()).isEqualTo("/sap/bc/soap/rfc?sap-client=100");
    }

    @Tag("RFC-92")
    @Test
    void trailersNameNothingEither() throws Exception {
        FakeStream stream = open(router(RESTRICTED))
                .sends("POST /sap/bc/soap/rfc?sap-client=100" + COMMON
                        + "Content-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(BODY.length()) + "\r\n" + BODY
                        + "\r\n0\r\nsap-client: 300\r\nSOAPAction: x\r\n\r\n");
        await().until(stream::isOver);

        assertPassed(stream);
        assertThat(backend.seen().take().lenient("sap-client")).isEmpty();
    }

    @Tag("RFC-92")
    @Test
    void cookiesGoBackOnlyToTheSystemAndTheClientThatSetThem() throws Exception {
        backend.answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Set-Cookie", "SAP_SESSIONID_ABC_100=q%3d; path=/; HttpOnly");
            exchange.getResponseHeaders().add("Set-Cookie", "sap-usercontext=sap-client=100");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        StreamRouter router = router(RESTRICTED);
        FakeStream first = send(router, "?sap-client=100", "");
        assertThat(first.text()).contains("; path=/; HttpOnly\r\n");
        List<String> set = first.text()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "set-cookie: ", 0, 12))
                .map(line -> line.substring(12).split(";")[0])
                .toList();
        assertThat(set).hasSize(2);
        String cookies = "Cookie: " + String.join("; ", set) + "; other=1\r\n";

        send(router, "?sap-client=100", cookies);
        send(router, "?sap-client=200", cookies);
        send(router, "?sap-client=100", cookies.replace("=q", "=r"));

        backend.seen().take();
        assertThat(backend.seen().take().headers().get("Cookie")).containsExactly("SAP_SESSIONID_ABC_100=q%3d");
        assertThat(backend.seen().take().headers()).doesNotContainKey("Cookie");
        assertThat(backend.seen().take().headers()).doesNotContainKey("Cookie");
    }

    // ---- rule 4: the user

    @Tag("RFC-91")
    @Tag("AGENT-67")
    @ParameterizedTest
    @ValueSource(strings = {"DDIC", "ddic", "Ddic  ", "DDIC         and more", "dd\u0131c"})
    void aBlockedUserIsDeniedInHisClient(String user) throws Exception {
        AuditRecord record = assertDenied(call("?sap-client=100", basic(user + ":s3cret-word"), RESTRICTED));

        assertThat(record.reason()).isEqualTo("USER");
        assertThat(record.details())
                .contains("\"rule\":4", "\"client\":\"100\"", user)
                .doesNotContain("s3cret");
    }

    @Test
    void elsewhereHeIsNot() throws Exception {
        assertPassed(call("?sap-client=200", basic("DDIC:x"), RESTRICTED));
    }

    @Test
    void whereNoClientIsNamedHeIsBlockedInAll() throws Exception {
        ClientAccess clients = new ClientAccess(Set.of(), List.of(new BlockedUser("100", "DDIC")));

        assertThat(assertDenied(call("", basic("DDIC:x"), clients)).reason()).isEqualTo("USER");
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer abc\r\n",
                "Authorization: Basic !!!\r\n",
                "Authorization: Basic REVWRUw=\r\n",
                "Authorization: Basic IERESUM6eA==\r\n",
                "Authorization: Basic REVWRUw6eA==\r\nAuthorization: Basic REVWRUw6eA==\r\n"
            })
    void aLogonThatDoesNotSayWhoItIsIsDenied(String header) throws Exception {
        assertThat(assertDenied(call("?sap-client=100", header, RESTRICTED)).reason())
                .startsWith("USER: ");
    }

    @Test
    void whereNobodyIsBlockedOtherLogonsPass() throws Exception {
        assertPassed(call("?sap-client=100", "Authorization: Bearer abc\r\n", ClientAccess.ALL));
    }

    // ---- rule 6: descriptions

    @Tag("RFC-93")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STFC_CONNECTION                    | STFC_CONNECTION",
                "stfc_connection,RFC_PING           | STFC_CONNECTION,RFC_PING",
                "/ABC/READ                          | _-ABC_-READ",
                "%2FABC%2FREAD                      | _-ABC_-READ",
                "_-ABC_-READ%2CSTFC_--43ONNECTION   | ",
                "_-ABC_-READ%2CSTFC_--5FCONNECTION  | _-ABC_-READ,STFC_CONNECTION"
            })
    void exposedFunctionsAreDescribed(String services, String asked) throws Exception {
        FakeStream stream = get("/sap/bc/soap/wsdl11?services=" + services + "&sap-client=100");

        if (asked == null) {
            assertDenied(stream);
        } else {
            assertPassed(stream);
            assertThat(backend.seen().take().target())
                    .isEqualTo("/sap/bc/soap/wsdl11?services=" + asked + "&sap-client=100");
        }
    }

    @Tag("RFC-93")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?services=STFC_CONNECTION,RFC_READ_TABLE&sap-client=100    | RESOURCE function          | 6",
                "?services=RFC_--5FREAD_TABLE&sap-client=100                | RESOURCE function          | 6",
                "?services=RFC_SYSTEM_INFO&sap-client=100                   | RESOURCE_DISABLED function | 6",
                "?services=STFC_CONNECTION&sap-client=300                   | CLIENT                     | 3",
                "?services=STFC_CONNECTION,&sap-client=100                  | RESOURCE call              | 2",
                "?services=&sap-client=100                                  | RESOURCE call              | 2",
                "?sap-client=100                                            | RESOURCE call              | 2",
                "?services=STFC_CONNECTION&services=A&sap-client=100        | RESOURCE call              | 2",
                "?services=STFC_CONNECTION&sap-client=100&a=b               | RESOURCE call              | 2"
            })
    void aDescriptionOfAnythingElseIsDenied(String query, String reason, String rule) throws Exception {
        AuditRecord record = assertDenied(get("/sap/bc/soap/wsdl11" + query));

        assertThat(record.reason()).startsWith(reason);
        assertThat(record.details()).contains("\"rule\":" + rule);
    }

    @Test
    void theOlderPathOfDescriptionsIsServedToo() throws Exception {
        assertPassed(get("/sap/bc/soap/wsdl?services=STFC_CONNECTION&sap-client=100"));
    }

    @Test
    void aDescriptionIsAskedForWithoutABody() throws Exception {
        assertDenied(send(
                router(RESTRICTED),
                "GET /sap/bc/soap/wsdl11?services=STFC_CONNECTION&sap-client=100" + COMMON
                        + "Content-Length: 1\r\n\r\nx"));
    }

    @Tag("RFC-90")
    @Test
    void infrastructureFunctionsCanBeSwitchedOff() throws Exception {
        FunctionAccess closed = new FunctionAccess(FUNCTIONS.resources(), false);
        StreamRouter router = agent.acceptor(
                TestMapping.to(backend.port())
                        .speaking(Protocol.RFC)
                        .calls(closed, ClientAccess.ALL)
                        .build(),
                List.of(),
                List.of());

        assertDenied(send(router, "GET /sap/bc/soap/wsdl11?services=RFC_PING" + COMMON + "\r\n"));
        assertPassed(get("/sap/bc/soap/wsdl11?services=RFC_PING&sap-client=100"));
    }

    @Test
    void theAuditLogTellsOfFunctionClientAndUser() throws Exception {
        assertPassed(call("?sap-client=100", basic("alice:s3cret-word"), RESTRICTED));

        assertThat(agent.audited().take().details())
                .isEqualTo("{\"client\":\"100\",\"user\":\"alice\",\"function\":\"STFC_CONNECTION\"}");
    }

    // ---- the scene

    private AuditRecord assertDenied(FakeStream stream) throws InterruptedException {
        assertThat(stream.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(TunnelErrorCode.RESOURCE_DENIED));
        assertThat(backend.seen()).isEmpty();
        return agent.audited().take();
    }

    private static void assertPassed(FakeStream stream) {
        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
    }

    private static String basic(String credentials) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private FakeStream call(String query, String headers, ClientAccess clients) {
        return send(router(clients), query, headers);
    }

    private FakeStream get(String target) {
        return send(router(RESTRICTED), "GET " + target + COMMON + "\r\n");
    }

    private FakeStream send(StreamRouter router, String query, String headers) {
        return send(
                router,
                "POST /sap/bc/soap/rfc" + query + COMMON + "Content-Type: text/xml; charset=utf-8\r\n" + headers
                        + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
    }

    private FakeStream send(StreamRouter router, String request) {
        FakeStream stream = open(router).sends(request);
        await().until(stream::isOver);
        return stream;
    }

    private FakeStream open(StreamRouter router) {
        return new FakeStream(agent.loop(), AgentFixture.open(StreamKind.RFC)).openedBy(router);
    }

    private StreamRouter router(ClientAccess clients) {
        return agent.acceptor(
                TestMapping.to(backend.port())
                        .speaking(Protocol.RFC)
                        .calls(FUNCTIONS, clients)
                        .build(),
                List.of(),
                List.of());
    }
}
