package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.FunctionAccess;
import dev.fairlead.agent.access.FunctionResource;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of functions by SOAP, behind a mapping that lists functions (agent specification, 3.9). */
@Timeout(60)
class FunctionFilterTest extends AgentAndBackend {
    private static final String TARGET = "POST /sap/bc/soap/rfc?sap-client=100&sap-language=EN HTTP/1.1\r\n";
    private static final String HOST = "Host: erp.corp:443\r\n";
    private static final String XML = "Content-Type: text/xml; charset=utf-8\r\n";

    @Tag("RFC-89")
    @Tag("RFC-90")
    @Tag("AGENT-67")
    @ParameterizedTest
    @ValueSource(strings = {"STFC_CONNECTION", "BAPI_USER_GETLIST", "RFC_PING"})
    void aListedFunctionIsCalled(String function) throws Exception {
        FakeStream stream = call(message(function));

        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
        TestBackend.Seen seen = backend.seen().poll(5, TimeUnit.SECONDS);
        assertThat(seen.target()).isEqualTo("/sap/bc/soap/rfc?sap-client=100&sap-language=EN");
        assertThat(seen.lenient("soapaction")).containsExactly("\"urn:sap-com:document:sap:rfc:functions\"");
        assertThat(agent.audited()).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo("Access Allowed");
            assertThat(record.resource()).isEqualTo("/sap/bc/soap/rfc " + function);
        });
    }

    @Tag("RFC-89")
    @Tag("AGENT-67")
    @ParameterizedTest
    @CsvSource({
        "RFC_READ_TABLE,    RESOURCE function",
        "STFC_CONNECTIONS,  RESOURCE function",
        "BAPI_USER_DELETE,  RESOURCE_DISABLED function"
    })
    void anotherFunctionIsDeniedBeforeTheBackEndHearsOfIt(String function, String reason) {
        FakeStream stream = call(message(function));

        assertThat(stream.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(TunnelErrorCode.RESOURCE_DENIED);
            assertThat(error.detail()).contains("function " + function, "erp.corp:443");
        });
        assertThat(backend.seen()).isEmpty();
        assertThat(agent.audited()).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo("Access Denied");
            assertThat(record.reason()).isEqualTo(reason);
            assertThat(record.resource()).isEqualTo("/sap/bc/soap/rfc " + function);
        });
    }

    @Test
    void theFunctionMayArriveInPiecesAndInChunks() {
        String body = message("STFC_CONNECTION");
        FakeStream stream = open().sends(TARGET + HOST + XML + "Transfer-Encoding: chunked\r\n\r\n");
        for (char c : body.toCharArray()) {
            stream.sends("1\r\n" + c + "\r\n");
        }
        stream.sends("0\r\n\r\n");

        await().until(stream::isOver);
        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aSecondCallEndsTheRequestBeforeTheBackEndHasAllOfIt() throws Exception {
        String body = message("STFC_CONNECTION")
                .replace("<REQUTEXT>", "<REQUTEXT>" + "x".repeat(50_000))
                .replace(
                        "</s:Body>", "<f:RFC_READ_TABLE xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"/></s:Body>");
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (RawBackend listening = new RawBackend(socket -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(bytes);
            } finally {
                received.add(bytes.toString(StandardCharsets.UTF_8));
            }
        })) {
            FakeStream stream = open(mapping(listening.port()))
                    .sends(TARGET + HOST + XML + "Content-Length: " + body.length() + "\r\n\r\n");
            for (int i = 0; i < body.length(); i += 1_000) {
                stream.sends(body.substring(i, Math.min(body.length(), i + 1_000)));
            }
            await().until(stream::isOver);

            assertThat(stream.error())
                    .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(TunnelErrorCode.BAD_REQUEST));
            assertThat(received.poll(20, TimeUnit.SECONDS)).doesNotContain("RFC_READ_TABLE");
        }
    }

    @Test
    void aBodyMayGoOnForLongBehindItsFunction() {
        String body = message("STFC_CONNECTION").replace("<REQUTEXT>", "<REQUTEXT>" + "x".repeat(100_000));

        assertThat(call(body).text()).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sap/bc/soap/rfc HTTP/1.1\r\n",
                "GET /sap/bc/soap/wsdl?services=RFC_READ_TABLE HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc/ HTTP/1.1\r\n",
                "POST /sap/bc/ping HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc;a=b HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc/x HTTP/1.1\r\n",
                "POST /SAP/BC/SOAP/RFC HTTP/1.1\r\n",
                "PUT /sap/bc/soap/rfc HTTP/1.1\r\n",
                "POST /sap(bD1lbg==)/bc/soap/rfc HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc?sap-user=x HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc?sap-client HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc?SAP-CLIENT=100 HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc?sap%2Dclient=100 HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc?sap-language=EN&sap-language=DE HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc?services=STFC_CONNECTION HTTP/1.1\r\n",
                "POST /sap/bc/soap/rfc?& HTTP/1.1\r\n"
            })
    void whatIsNoCallIsDenied(String line) {
        assertDenied(request(line + HOST + XML, message("STFC_CONNECTION")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: application/soap+xml\r\n",
                "Content-Type: text/xml; charset=utf-16\r\n",
                "Content-Type: text/xml\r\nContent-Type: text/xml\r\n",
                "Content-Type: text/xml\r\nContent-Encoding: gzip\r\n"
            })
    void whatCouldBeReadInAnotherWayIsDenied(String headers) {
        assertDenied(request(TARGET + HOST + headers, message("STFC_CONNECTION")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "<a/>"})
    void aBodyThatCallsNothingIsDenied(String body) {
        FakeStream stream = request(TARGET + HOST + XML, body);

        assertThat(stream.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(TunnelErrorCode.BAD_REQUEST));
        assertThat(backend.seen()).isEmpty();
        assertThat(agent.audited())
                .singleElement()
                .satisfies(record -> assertThat(record.reason()).startsWith("MALFORMED call: "));
    }

    @Test
    void thePathIsDecodedOnceAndGoesOnInItsOneForm() throws Exception {
        FakeStream stream = request(
                "POST /%73ap/bc/soap/rfc?sap-language=EN&sap-client=100 HTTP/1.1\r\n" + HOST + XML,
                message("STFC_CONNECTION"));

        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
        assertThat(backend.seen().take().target()).isEqualTo("/sap/bc/soap/rfc?sap-client=100&sap-language=EN");
    }

    @Test
    void aBodyThatEndsTooSoonIsDenied() {
        FakeStream stream = open().sends(TARGET + HOST + XML + "Content-Length: 100\r\n\r\n<s:Envelope")
                .sendsEnd();

        await().until(stream::isOver);
        assertThat(stream.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(TunnelErrorCode.BAD_REQUEST));
        assertThat(backend.seen()).isEmpty();
        assertThat(agent.audited())
                .singleElement()
                .satisfies(record -> assertThat(record.type()).isEqualTo("Access Denied"));
    }

    @Test
    void withoutAListThePathAloneDecides() {
        HttpMapping mapping =
                TestMapping.to(backend.port()).speaking(Protocol.RFC).build();
        FakeStream stream = open(mapping).sends(TARGET + HOST + XML + "Content-Length: 5\r\n\r\nhello");

        await().until(stream::isOver);
        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
    }

    private void assertDenied(FakeStream stream) {
        assertThat(stream.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(TunnelErrorCode.RESOURCE_DENIED));
        assertThat(backend.seen()).isEmpty();
        assertThat(agent.audited())
                .singleElement()
                .satisfies(record -> assertThat(record.reason()).startsWith("RESOURCE call: "));
    }

    private FakeStream call(String body) {
        return request(TARGET + HOST + XML + "SOAPAction: \"urn:other\"\r\n", body);
    }

    private FakeStream request(String head, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        FakeStream stream = open().sends(head + "Content-Length: " + length + "\r\n\r\n" + body);
        await().until(stream::isOver);
        return stream;
    }

    private FakeStream open() {
        return open(mapping(backend.port()));
    }

    private static HttpMapping mapping(int port) {
        return TestMapping.to(port)
                .speaking(Protocol.RFC)
                .functions(new FunctionAccess(
                        List.of(
                                new FunctionResource("STFC_CONNECTION", false, true),
                                new FunctionResource("BAPI_USER_", true, true),
                                new FunctionResource("BAPI_USER_DELETE", false, false)),
                        true))
                .build();
    }

    private FakeStream open(HttpMapping mapping) {
        return new FakeStream(agent.loop(), AgentFixture.open(StreamKind.RFC))
                .openedBy(agent.acceptor(mapping, List.of(), List.of()));
    }

    private static String message(String function) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<f:" + function + " xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"><REQUTEXT>hi</REQUTEXT></f:"
                + function + "></s:Body></s:Envelope>";
    }
}
