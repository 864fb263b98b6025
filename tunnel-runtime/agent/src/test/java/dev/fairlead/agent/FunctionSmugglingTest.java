package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.fixture.RecordingBackend;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.admission.TrustedAdmission;
import dev.fairlead.gateway.client.FrontCounters;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.gateway.http.HttpFront;
import dev.fairlead.gateway.http.HttpSettings;
import dev.fairlead.gateway.http.TokenHeader;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of functions from an application to an ABAP system, through the proxy, the gateway and the agent; {@code
 * STFC_CONNECTION} is exposed and {@code RFC_READ_TABLE} is not.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionSmugglingTest {
    private static final String XML = "Content-Type: text/xml; charset=utf-8\r\n";
    private static final String ENVELOPE = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">";
    private static final String FORBIDDEN = call("RFC_READ_TABLE", "<QUERY_TABLE>USR02</QUERY_TABLE>");

    @TempDir
    private static Path directory;

    private RecordingBackend backend;
    private Gateway gateway;
    private Agent agent;
    private int proxy;

    @BeforeAll
    void start() throws Exception {
        backend = new RecordingBackend();
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        HttpFront front = new HttpFront(
                HttpSettings.DEFAULT,
                TokenHeader.NONE,
                new TrustedAdmission("default"),
                gateway.routes(),
                new FrontCounters(),
                () -> false);
        proxy = gateway.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100, front::accept)
                .port();
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), "default", "", Duration.ofMinutes(5));
        agent = Agent.start(
                ConfigurationReader.read(
                        Files.writeString(directory.resolve("agent.yaml"), """
                        directory: state
                        mappings:
                          - virtual: erp.virtual:sapgw42
                            internal: rfc://erp.internal:sapgw42
                            soap: {host: 127.0.0.1, port: %1$d}
                            allowedClients: ["100"]
                            blockedUsers: [{client: "100", user: DDIC}]
                            functions: [{name: STFC_CONNECTION}, {name: Z_SALES_, prefix: true}]
                          - virtual: erp.virtual:8000
                            internal: http://127.0.0.1:%1$d
                            resources:
                              - {path: /sap, subPaths: true, prefixMode: string}
                              - {path: /sap/bc/soap/rfc, rfcFunctions: [{name: STFC_CONNECTION}]}
                        """.formatted(backend.port()))),
                Enrolment.enrol(EnrolmentCode.parse(code)),
                "agent/test",
                DialListener.NONE);
        await().until(() -> agent.sessions() == 2);
    }

    @BeforeEach
    void forget() {
        backend.forget();
    }

    @AfterAll
    void stop() throws IOException {
        agent.close();
        gateway.close();
        backend.close();
    }

    @Tag("RFC-87")
    @Test
    void aDestinationsHostAndInstanceLeadToTheFunction() throws Exception {
        assertThat(permitted()).startsWith("HTTP/1.1 200 ").endsWith("<answer/>");

        assertThat(backend.requests())
                .singleElement()
                .asString()
                .startsWith("POST /sap/bc/soap/rfc?sap-client=100 HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nHost: erp.virtual:3342\r\n")
                .containsIgnoringCase("\r\nSOAPAction: \"urn:sap-com:document:sap:rfc:functions\"\r\n")
                .doesNotContainIgnoringCase("x-fairlead")
                .endsWith(envelope(call("STFC_CONNECTION", "")));
    }

    @Tag("RFC-88")
    @Test
    void aSystemThatIsNotMappedIsNamedAndAudited() throws Exception {
        String response = exchange(
                "POST http://erp.virtual:3343/sap/bc/soap/rfc HTTP/1.1\r\nHost: erp.virtual:3343\r\n"
                        + "X-Fairlead-Virtual-Port: sapgw43\r\n" + XML,
                envelope(call("STFC_CONNECTION", "")));

        assertThat(response).startsWith("HTTP/1.1 403 ").contains("not_exposed", "erp.virtual:sapgw43");
        await().untilAsserted(() -> assertThat(audited()).contains("SYSTEM", "sapgw43", "rule"));
        assertThat(backend.everything()).isEmpty();
    }

    @Tag("RFC-88")
    @Tag("CONN-43")
    @Test
    void aFunctionThatIsNotExposedIsNamedAndAudited() throws Exception {
        String response = send("", "", envelope(FORBIDDEN));

        assertThat(response)
                .startsWith("HTTP/1.1 403 ")
                .contains("resource_denied", "RFC_READ_TABLE", "erp.virtual:sapgw42");
        await().untilAsserted(() -> assertThat(audited()).contains("RESOURCE function", "RFC_READ_TABLE"));
        assertThat(backend.everything()).isEmpty();
    }

    @Tag("RFC-89")
    @ParameterizedTest
    @CsvSource({"Z_SALES_READ, 200", "Z_SALES, 403", "STFC_CONNECTIONS, 403", "stfc_connection, 200"})
    void exactAndPrefixResourcesAdmitTheirNames(String function, int status) throws Exception {
        assertThat(send("", "", envelope(call(function, "")))).startsWith("HTTP/1.1 " + status + " ");
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:Body>%1$s%2$s</s:Body>",
                "<s:Body>%1$s<!-- -->%2$s</s:Body>",
                "<s:Body>%1$s</s:Body><s:Body>%2$s</s:Body>",
                "<s:Body>%1$s</s:Body>%2$s",
                "<s:Body>%1$s</s:Body></s:Envelope>%2$s",
                "<s:Header>%1$s</s:Header><s:Body>%2$s</s:Body>",
                "<s:Header/><s:Header/><s:Body>%2$s</s:Body>",
                "<s:Body>%2$s%1$s</s:Body>",
                "<s:Body><a/>%2$s</s:Body>",
                "<x:Body xmlns:x=\"urn:x\">%1$s</x:Body><s:Body>%2$s</s:Body>",
                "<s:Body>%1$s<a/ ></s:Body>%2$s",
                "<s:Body>%1$s<![CDATA[]]>%2$s</s:Body>",
                "<s:Body>%1$s<?pi?>%2$s</s:Body>"
            })
    void nothingIsCalledBesideThePermittedFunction(String parts) throws Exception {
        String body = ENVELOPE + parts.formatted(call("STFC_CONNECTION", ""), FORBIDDEN) + "</s:Envelope>";

        assertRefused(send("", "", body));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc_read_table",
                "Rfc_Read_Table",
                "RFC_--5FREAD_--5FTABLE",
                "_--52FC_READ_TABLE",
                "RFC_--5fREAD_TABLE"
            })
    void otherSpellingsOfAForbiddenNameAreTheSameName(String name) throws Exception {
        String response = send("", "", envelope(call(name, "")));

        assertRefused(response);
        assertThat(response).contains("RFC_READ_TABLE");
    }

    @Tag("RFC-92")
    @Test
    void aSecondCallBehindALongOneIsNeverWhole() throws Exception {
        String body = ENVELOPE + "<s:Body>"
                + call("STFC_CONNECTION", "<REQUTEXT>" + "x".repeat(500_000) + "</REQUTEXT>") + FORBIDDEN
                + "</s:Body></s:Envelope>";

        exchange(head("", XML), body);

        assertNothingForbidden();
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE s:Envelope [<!ENTITY e \"%s\">]>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                "<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
                "<?xml version=\"1.1\"?>",
                "<?xml-stylesheet href=\"a\"?>",
                "\u00ef\u00bb\u00bf"
            })
    void aMessageThatOthersMayReadDifferentlyIsRefused(String prolog) throws Exception {
        assertRefused(send("", "", prolog + envelope(call("STFC_CONNECTION", ""))));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void otherEncodingsAreRefused(String charset) throws Exception {
        assertRefused(send("", "", bytes(envelope(FORBIDDEN), Charset.forName(charset))));
        assertRefused(send(
                "",
                "Content-Type: text/xml; charset=" + charset + "\r\n",
                bytes(envelope(FORBIDDEN), Charset.forName(charset))));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(strings = {"deflate", "gzip", "br", "identity, gzip", "gzip\r\nContent-Encoding: identity"})
    void compressedCallsAreRefused(String coding) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = coding.contains("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(envelope(FORBIDDEN).getBytes(StandardCharsets.UTF_8));
        }

        assertRefused(
                send("", XML + "Content-Encoding: " + coding + "\r\n", bytes.toString(StandardCharsets.ISO_8859_1)));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/related; type=\"text/xml\"; boundary=a\r\n",
                "Content-Type: application/soap+xml\r\n",
                "Content-Type: text/xml\r\nContent-Type: multipart/related; boundary=a\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                ""
            })
    void otherTypesOfBodiesAreRefused(String header) throws Exception {
        String body = "--a\r\nContent-Type: text/xml\r\n\r\n" + envelope(FORBIDDEN) + "\r\n--a--";

        assertRefused(exchange(head("", header.isEmpty() ? "X-None: 1\r\n" : header), body));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sap/bc/soap/rfc?sap-client=100&sap-client=000",
                "/sap/bc/soap/rfc?sap-client=000",
                "/sap/bc/soap/rfc",
                "/sap/bc/soap/rfc?sap-client=100&sap-user=DDIC&sap-password=x",
                "/sap/bc/soap/rfc?sap-client=100&SAP-CLIENT=000",
                "/sap(bD1lbiZjPTAwMA==)/bc/soap/rfc?sap-client=100",
                "/sap/bc/soap/rfc;sap-client=000?sap-client=100",
                "/sap/bc/soap/rfc/?sap-client=100",
                "/sap/bc/soap/rfc2?sap-client=100",
                "/sap/bc/../bc/soap/rfc?sap-client=100",
                "/sap/bc/soap%2frfc?sap-client=100",
                "/sap/bc/srt/rfc/sap/x?sap-client=100"
            })
    void otherTargetsAreRefused(String target) throws Exception {
        assertRefused(exchange(
                "POST http://erp.virtual:3342" + target + " HTTP/1.1\r\nHost: erp.virtual:3342\r\n"
                        + "X-Fairlead-Virtual-Port: sapgw42\r\n" + XML,
                envelope(call("STFC_CONNECTION", ""))));
    }

    @Tag("RFC-92")
    @Test
    void clientsAndUsersInHeadersAndCookiesStayBehind() throws Exception {
        send(
                "",
                XML + "sap-client: 000\r\nsap-user: DDIC\r\nsap-password: x\r\nCookie: sap-client=000; "
                        + "sap-usercontext=sap-client=000; MYSAPSSO2=a\r\nSOAPAction: \"RFC_READ_TABLE\"\r\n",
                envelope(call("STFC_CONNECTION", "")));

        assertThat(backend.requests())
                .singleElement()
                .asString()
                .doesNotContainIgnoringCase("000")
                .doesNotContainIgnoringCase("sap-user")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContain("READ_TABLE");
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: %d\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding : chunked\r\nContent-Length: %d\r\n"
            })
    void bodiesWithTwoLengthsAreRefused(String framing) throws Exception {
        String body = envelope(call("STFC_CONNECTION", ""));
        String hidden = "0\r\n\r\n" + head("", XML) + "\r\n" + envelope(FORBIDDEN);

        String response = raw(head("", XML) + framing.formatted(body.length()) + "Connection: close\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n" + hidden);

        assertThat(response).startsWith("HTTP/1.1 4");
        assertNothingForbidden();
    }

    @Tag("RFC-92")
    @Test
    void whatFollowsACallOnTheConnectionIsARequestOfItsOwn() throws Exception {
        String body = envelope(call("STFC_CONNECTION", ""));
        String second = envelope(FORBIDDEN);

        String response = raw(head("", XML) + "Content-Length: " + body.length() + "\r\n\r\n" + body + head("", XML)
                + "Connection: close\r\nContent-Length: " + second.length() + "\r\n\r\n" + second);

        assertThat(response).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 403 ");
        assertNothingForbidden();
    }

    // ---- the same filter on a path of an HTTP mapping

    @Tag("RFC-97")
    @Test
    void aPathWithFunctionsIsFilteredToo() throws Exception {
        assertThat(http("POST", "/sap/bc/soap/rfc", envelope(call("STFC_CONNECTION", ""))))
                .startsWith("HTTP/1.1 200 ");
        assertThat(http("POST", "/sap/bc/soap/rfc", envelope(FORBIDDEN))).startsWith("HTTP/1.1 403 ");
        assertThat(http("GET", "/sap/bc/ping", "")).startsWith("HTTP/1.1 200 ");

        assertNothingForbidden();
    }

    @Tag("RFC-97")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sap/bc/soap/rfc/",
                "/sap/bc/soap/rfc/x",
                "/sap/bc/soap/rfc;a=b",
                "/SAP/BC/soap/RFC",
                "/sap(bD1lbg==)/bc/soap/rfc",
                "/sap/bc/soap/rfc%20"
            })
    void noWiderPathLeadsAroundTheFilter(String path) throws Exception {
        assertThat(http("POST", path, envelope(FORBIDDEN))).startsWith("HTTP/1.1 403 ");
        assertThat(backend.everything()).isEmpty();
    }

    // ---- the scene

    private void assertRefused(String response) throws Exception {
        assertThat(response).matches("(?s)HTTP/1\\.1 40[03] .*");
        assertNothingForbidden();
    }

    /** Nor does what was refused get in the way of the next call. */
    private void assertNothingForbidden() throws Exception {
        assertThat(permitted()).startsWith("HTTP/1.1 200 ");
        assertThat(backend.requests()).isNotEmpty().noneMatch(request -> request.contains("USR02"));
    }

    private String permitted() throws IOException {
        return send("", "", envelope(call("STFC_CONNECTION", "")));
    }

    private String send(String query, String headers, String body) throws IOException {
        return exchange(head(query, headers.isEmpty() ? XML : headers), body);
    }

    private String http(String method, String path, String body) throws IOException {
        return exchange(
                method + " http://erp.virtual:8000" + path + " HTTP/1.1\r\nHost: erp.virtual:8000\r\n" + XML, body);
    }

    private String exchange(String head, String body) throws IOException {
        return raw(head + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** What comes back until the proxy closes the connection. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy)) {
            socket.setSoTimeout(60_000);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().transferTo(received);
            } catch (IOException reset) {
                // the proxy may have refused before it had read everything
            }
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private String audited() throws IOException {
        StringBuilder log = new StringBuilder();
        try (var files = Files.walk(directory.resolve("state"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                log.append(Files.readString(file));
            }
        }
        return log.toString();
    }

    private static String head(String query, String headers) {
        return "POST http://erp.virtual:3342/sap/bc/soap/rfc?sap-client=100" + query + " HTTP/1.1\r\n"
                + "Host: erp.virtual:3342\r\nX-Fairlead-Virtual-Port: sapgw42\r\n" + headers;
    }

    private static String envelope(String call) {
        return ENVELOPE + "<s:Body>" + call + "</s:Body></s:Envelope>";
    }

    private static String call(String function, String parameters) {
        return "<f:" + function + " xmlns:f=\"urn:sap-com:document:sap:rfc:functions\">" + parameters + "</f:"
                + function + ">";
    }

    private static String bytes(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
