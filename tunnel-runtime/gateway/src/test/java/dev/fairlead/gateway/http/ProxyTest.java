package dev.fairlead.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.fixture.AgentStream;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestProxy;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests through the proxy in their ordinary course. */
@Timeout(120)
class ProxyTest {
    @TempDir
    Path directory;

    private TestProxy proxy;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @BeforeEach
    void start() throws IOException {
        proxy = TestProxy.trusting(directory);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
    }

    @Test
    @Tag("CONN-45")
    void aGetInAbsoluteFormReachesTheAgentInOriginForm() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "hello"));
        try (RawClient client = proxy.connect()) {
            String response = client.gets("/a/b?c=d").response();

            assertThat(response).startsWith("HTTP/1.1 200 Status\r\n").endsWith("\r\n\r\nhello");
            AgentStream stream = agent.next();
            assertThat(stream.head()).containsExactly("GET /a/b?c=d HTTP/1.1", "Host: erp.corp:443");
            assertThat(stream.opened().kind()).isEqualTo(StreamKind.HTTP);
            assertThat(stream.opened().virtualHost()).isEqualTo("erp.corp");
            assertThat(stream.opened().virtualPort()).isEqualTo("443");
            assertThat(stream.opened().tenant()).isEqualTo("default");
            assertThat(stream.opened().locationId()).isEmpty();
            assertThat(stream.opened().requestId()).hasSize(16);
        }
    }

    @ParameterizedTest
    @Tag("RFC-87")
    @CsvSource({"3342, sapgw42", "3300, sapgw00", "3342, sapgw42s", "1,    sapmsABC", "3342, 3342"})
    void aPortWithANameIsStatedBesideTheNumberThatStandsForIt(String port, String name) throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "hello"));
        try (RawClient client = proxy.connect()) {
            client.sends("GET http://erp.corp:" + port + "/sap HTTP/1.1\r\nHost: erp.corp:" + port
                    + "\r\nX-Fairlead-Virtual-Port: " + name + "\r\nX-Fairlead-Other: 1\r\n\r\n");

            assertThat(client.response()).startsWith("HTTP/1.1 200 ");
            AgentStream stream = agent.next();
            assertThat(stream.opened().kind()).isEqualTo(StreamKind.RFC);
            assertThat(stream.opened().virtualHost()).isEqualTo("erp.corp");
            assertThat(stream.opened().virtualPort()).isEqualTo(name);
            assertThat(stream.head()).containsExactly("GET /sap HTTP/1.1", "Host: erp.corp:" + port);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3342 | X-Fairlead-Virtual-Port: sapgw43",
                "3342 | X-Fairlead-Virtual-Port: sapmsABC",
                "3342 | X-Fairlead-Virtual-Port: 3343",
                "3342 | X-Fairlead-Virtual-Port: ",
                "443  | X-Fairlead-Virtual-Port: sapgw42",
                "3342 | X-Fairlead-Virtual-Port: sapgw42%X-Fairlead-Virtual-Port: sapgw42",
                "3342 | X-Fairlead-Virtual-Port: sapgw42%X_Fairlead_Virtual_Port: sapgw43"
            })
    void aNameThatTheNumberDoesNotStandForIsRefused(String port, String headers) throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "hello"));
        try (RawClient client = proxy.connect()) {
            client.sends("GET http://erp.corp:" + port + "/ HTTP/1.1\r\nHost: erp.corp:" + port + "\r\n"
                    + headers.replace("%", "\r\n") + "\r\n\r\n");

            assertThat(client.response()).startsWith("HTTP/1.1 400 ");
            assertThat(agent.unseen()).isZero();
        }
    }

    @Test
    void aPostWithALengthArrivesWhole() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(201, stream.received()));
        try (RawClient client = proxy.connect()) {
            client.sends("POST http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\nContent-Length: 5\r\n\r\nab");
            AgentStream stream = agent.next();
            await().until(() -> stream.received().equals("ab"));
            client.sends("cde");

            assertThat(client.response()).endsWith("abcde");
            await().until(stream::isFinished);
        }
    }

    @Test
    void aPostInChunksArrivesInChunksWithItsTrailers() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "ok"));
        try (RawClient client = proxy.connect()) {
            client.sends("POST http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\nTransfer-Encoding: chunked\r\n"
                    + "Trailer: X-Sum\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\nProxy-Secret: 2\r\n\r\n");

            assertThat(client.response()).endsWith("ok");
            AgentStream stream = agent.next();
            assertThat(stream.header("Transfer-Encoding")).containsExactly("chunked");
            assertThat(stream.header("Trailer")).containsExactly("X-Sum");
            assertThat(stream.received()).isEqualTo("3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n");
        }
    }

    @Test
    void responsesInChunksPassWithTheirTrailers() throws Exception {
        proxy.agent(stream -> stream.answers("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n"
                + "Connection: close\r\n\r\n4\r\nabcd\r\n0\r\nX-Sum: 7\r\n\r\n"));
        try (RawClient client = proxy.connect()) {
            String head = client.gets("/").head();

            assertThat(head).contains("Transfer-Encoding: chunked\r\n").doesNotContain("Connection");
            assertThat(client.read(24)).isEqualTo("4\r\nabcd\r\n0\r\nX-Sum: 7\r\n\r\n");
            assertThat(client.gets("/").head()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void oneConnectionServesRequestsToSeveralSystems() throws Exception {
        proxy.agent(stream -> stream.answers(200, stream.opened().virtualHost()));
        try (RawClient client = proxy.connect()) {
            client.sends("GET http://a.corp:80/ HTTP/1.1\r\nHost: a.corp\r\n\r\n");
            assertThat(client.response()).endsWith("a.corp");
            client.sends("GET http://b.corp/ HTTP/1.1\r\nHost: b.corp\r\n\r\n");
            assertThat(client.response()).endsWith("b.corp");
        }
    }

    @Test
    void requestsThatComeAheadAreAnsweredInTheirOrder() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {
            if (!stream.head().get(0).contains("/0 ")) {
                stream.answers(200, stream.head().get(0));
            }
        });
        try (RawClient client = proxy.connect()) {
            int count = 40;
            for (int i = 0; i < count; i++) {
                client.gets("/" + i);
            }
            AgentStream first = agent.next();
            await().until(first::isRequestComplete);
            assertThat(agent.unseen()).as("served one after the other").isZero();
            first.answers(200, "first");

            assertThat(client.response()).endsWith("first");
            for (int i = 1; i < count; i++) {
                assertThat(client.response()).endsWith("GET /" + i + " HTTP/1.1");
            }
        }
    }

    @Test
    void theEndOfTheInputDoesNotCutTheResponse() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {});
        try (RawClient client = proxy.connect()) {
            client.gets("/").endsOutput();
            AgentStream stream = agent.next();
            await().until(stream::isRequestComplete);
            stream.answers(200, "late");

            assertThat(client.rest()).startsWith("HTTP/1.1 200").endsWith("late");
        }
    }

    @Test
    void interimResponsesPassAndNoneIsMadeUp() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        try (RawClient client = proxy.connect()) {
            client.sends("PUT http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\nContent-Length: 3\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            AgentStream stream = agent.next();
            await().until(() -> !stream.head().isEmpty());
            assertThat(stream.header("Expect")).containsExactly("100-continue");
            stream.accepts();
            stream.says("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");

            assertThat(client.head()).isEqualTo("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.sends("abc").response()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void anEarlyResponseIsRelayedAndTheConnectionServesOn() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {});
        try (RawClient client = proxy.connect()) {
            client.sends("PUT http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\nContent-Length: 10\r\n\r\nabc");
            AgentStream early = agent.next();
            await().until(() -> early.received().equals("abc"));
            early.answers(413, "too much");

            assertThat(client.response()).endsWith("too much");
            client.sends("defghij").gets("/next");
            AgentStream next = agent.next();
            await().until(next::isRequestComplete);
            assertThat(next.head().get(0)).isEqualTo("GET /next HTTP/1.1");
            assertThat(early.received()).isEqualTo("abc");
        }
    }

    @Test
    void aResponseWithoutALengthEndsWithTheConnection() throws Exception {
        proxy.agent(stream -> stream.answers("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end"));
        try (RawClient client = proxy.connect()) {
            client.sends("GET http://erp.corp:443/ HTTP/1.0\r\n\r\n");

            assertThat(client.rest()).contains("Connection: close\r\n").endsWith("until the end");
        }
    }

    @Test
    void aResponseToHeadHasNoBody() throws Exception {
        proxy.agent(stream -> stream.answers("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
        try (RawClient client = proxy.connect()) {
            client.sends("HEAD http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n");
            assertThat(client.head()).contains("Content-Length: 1000");
            client.sends("HEAD http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n");
            assertThat(client.head()).contains("Content-Length: 1000");
        }
    }

    @Test
    void theClientsWishToCloseIsKept() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "bye"));
        try (RawClient client = proxy.connect()) {
            String all = client.gets("/", "Connection: close").rest();

            assertThat(all).contains("Connection: close\r\n").endsWith("bye");
            assertThat(agent.next().header("Connection")).isEmpty();
        }
    }

    @Test
    void aClientThatLeavesCancelsItsStream() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {});
        AgentStream stream;
        try (RawClient client = proxy.connect()) {
            client.sends("PUT http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\nContent-Length: 10\r\n\r\nabc");
            stream = agent.next();
            await().until(() -> stream.received().equals("abc"));
        }

        await().until(() -> stream.error().isPresent());
        assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.CANCELLED);
    }

    @Test
    void aResponseThatBreaksOffIsNoCompleteOne() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {
            stream.accepts();
            stream.says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        });
        try (RawClient client = proxy.connect()) {
            client.gets("/").head();
            assertThat(client.read(3)).isEqualTo("abc");
            agent.next().resets(new StreamError(TunnelErrorCode.BACKEND_LOST, ""));

            assertThatThrownBy(() -> client.read(1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothingBehindAResponseReachesTheClient() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {
            stream.accepts();
            stream.says(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged");
        });
        try (RawClient client = proxy.connect()) {
            client.gets("/1").gets("/2");

            assertThat(client.response()).endsWith("ok");
            assertThat(agent.next().head().get(0)).isEqualTo("GET /1 HTTP/1.1");
            assertThat(client.response()).endsWith("ok");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_EXPOSED, 403, not_exposed",
        "RESOURCE_DENIED, 403, resource_denied",
        "UPGRADE_DENIED, 403, upgrade_denied",
        "PRINCIPAL_MISSING, 401, principal_missing",
        "PRINCIPAL_REJECTED, 403, principal_rejected",
        "BACKEND_UNREACHABLE, 502, backend_unreachable",
        "BACKEND_TIMEOUT, 504, backend_timeout",
        "BACKEND_TLS, 502, backend_tls",
        "AGENT_DRAINING, 503, agent_draining",
        "OVERLOAD, 503, overload",
        "TOO_LARGE, 431, too_large"
    })
    void whatTheAgentRefusesIsAnsweredInItsName(TunnelErrorCode code, int status, String name) throws Exception {
        proxy.agent(stream -> stream.refuses(new StreamError(code, "why\r\nX: \u00e4")));
        try (RawClient client = proxy.connect()) {
            String response = client.gets("/").response();

            assertThat(response)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nX-Fairlead-Error: " + name + "\r\n")
                    .contains("\r\nX-Fairlead-Error-Origin: agent\r\n")
                    .contains("\r\n\r\n" + name + ": why??X: ?\n");
            assertThat(client.gets("/").response())
                    .as("the connection serves on")
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void aResponseOfABackEndCannotPassForAnErrorOfOurs() throws Exception {
        proxy.agent(stream -> stream.answers("HTTP/1.1 503 Busy\r\nX-Fairlead-Error: no_agent\r\n"
                + "X-Fairlead_Error_Origin: gateway\r\nContent-Length: 0\r\n\r\n"));
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/").head()).startsWith("HTTP/1.1 503 Busy").doesNotContain("Fairlead");
        }
    }

    @Tag("AGENT-66")
    @Test
    @Tag("AUTH-81")
    void withoutAnAgentTheAnswerIs503() throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/").response())
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\r\nRetry-After: ")
                    .contains("\r\nX-Fairlead-Error: no_agent\r\n")
                    .contains("\r\nX-Fairlead-Error-Origin: gateway\r\n");
        }
    }

    @Test
    @Tag("CONN-50")
    @Tag("AUTH-81")
    void theLocationIsPlainTextAndNeverAnother() throws Exception {
        proxy.agent(
                "default",
                "Z\u00fcrich_1",
                stream -> stream.answers(200, stream.opened().locationId()));
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", "SAP-Connectivity-SCC-Location_ID: Z\u00c3\u00bcrich_1")
                            .response())
                    .startsWith("HTTP/1.1 200")
                    .endsWith("Z\u00fcrich_1");
            assertThat(client.gets("/", "sap-connectivity-scc-location_id: Z\u00fcrich_1")
                            .response())
                    .startsWith("HTTP/1.1 200");
            assertThat(client.gets("/").response()).startsWith("HTTP/1.1 503");
            assertThat(client.gets("/", "SAP-Connectivity-SCC-Location_ID: Z\u00fcrich")
                            .response())
                    .startsWith("HTTP/1.1 503");
        }
    }

    @Test
    @Tag("CONN-52")
    @Tag("CONN-53")
    @Tag("AUTH-82")
    void whatIsForGatewayAndAgentNeverPassesAsAHeader() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "ok"));
        String principal = new TestIssuer("https://idp.example", "k1").userToken("jane");
        try (RawClient client = proxy.connect()) {
            client.gets(
                    "/",
                    "Proxy-Authorization: Bearer x",
                    "Proxy-Connection: keep-alive",
                    "Proxy_Anything: x",
                    "SAP-Connectivity-Authentication: Bearer " + principal,
                    "SAP-Connectivity-ConsumerAccount: x",
                    "sap_connectivity_scc_location_id2: x",
                    "SAP-CP-Connectivity-Service-Token: x",
                    "SAP-CP-Other: x",
                    "X-Fairlead-Anything: x",
                    "flt-user-token: x",
                    "SSL_CLIENT_CERT: x",
                    "ssl-client-cert: x",
                    "SSL_CLIENT_CERT_CHAIN_1: x",
                    "Keep-Alive: timeout=1",
                    "TE: trailers",
                    "Connection: close, X-Named",
                    "X-Named: x",
                    "X-Forwarded-For: 10.1.1.1",
                    "Cookie: a=b");

            assertThat(client.response()).endsWith("ok");
            AgentStream stream = agent.next();
            assertThat(stream.opened().principal()).contains(new Principal(PrincipalKind.BUSINESS, principal));
            assertThat(stream.head())
                    .containsExactly(
                            "GET / HTTP/1.1", "Host: erp.corp:443", "X-Forwarded-For: 10.1.1.1", "Cookie: a=b");
        }
    }

    @Test
    void theTargetDecidesAndNotTheHostHeader() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "ok"));
        try (RawClient client = proxy.connect()) {
            client.sends("GET http://erp.corp:443/ HTTP/1.1\r\nHost: other.corp\r\n\r\n");

            assertThat(client.response()).endsWith("ok");
            AgentStream stream = agent.next();
            assertThat(stream.opened().virtualHost()).isEqualTo("erp.corp");
            assertThat(stream.header("Host")).containsExactly("erp.corp:443");
        }
    }

    @Test
    void aRequestIsTracedOverTheTunnel() throws Exception {
        HttpAgent agent = proxy.agent(stream -> stream.answers(200, "ok"));
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        try (RawClient client = proxy.connect()) {
            client.gets("/", "traceparent: " + traceparent).response();
            client.gets("/", "traceparent: anything").response();

            assertThat(agent.next().opened().traceparent()).isEqualTo(traceparent);
            assertThat(agent.next().opened().traceparent()).isEmpty();
        }
    }
}
