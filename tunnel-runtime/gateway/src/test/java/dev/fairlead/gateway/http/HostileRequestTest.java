package dev.fairlead.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.admission.TrustedAdmission;
import dev.fairlead.gateway.fixture.AgentStream;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with which somebody tries to be read in two ways, or to take more than his share. */
@Timeout(120)
class HostileRequestTest {
    private static final String LINE = "POST http://erp.corp:443/ HTTP/1.1\r\n";
    private static final String HOST = "Host: erp.corp:443\r\n";
    private static final String HIDDEN = "GET http://erp.corp:443/hidden HTTP/1.1\r\n" + HOST + "\r\n";

    @TempDir
    static Path directory;

    private static TestProxy proxy;
    private static HttpAgent agent;

    @BeforeAll
    static void start() throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        proxy = TestProxy.trusting(directory);
        agent = proxy.agent(stream -> stream.answers(200, "ok"));
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
    }

    static Stream<Arguments> smuggled() {
        return Stream.of(
                Arguments.of("both lengths", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("both, turned round", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"),
                Arguments.of("two lengths", "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                Arguments.of("two equal lengths", "Content-Length: 1\r\nContent-Length: 1\r\n\r\na"),
                Arguments.of("list of lengths", "Content-Length: 1, 1\r\n\r\na"),
                Arguments.of("length with a sign", "Content-Length: +1\r\n\r\na"),
                Arguments.of("hexadecimal length", "Content-Length: 0x1\r\n\r\na"),
                Arguments.of("length beyond all bounds", "Content-Length: 99999999999999999999\r\n\r\n"),
                Arguments.of("length spelt with an underscore", "Content_Length: 1\r\nContent-Length: 5\r\n\r\nabcde"),
                Arguments.of(
                        "two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("other coding", "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("coding that is not chunked", "Transfer-Encoding: identity\r\n\r\n"),
                Arguments.of("coding with a vertical tab", "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("folded coding", "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("folded header", "X: a\r\n b\r\n\r\n"),
                Arguments.of("blank before the colon", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("header without a name", ": x\r\n\r\n"),
                Arguments.of("header without a colon", "X\r\n\r\n"),
                Arguments.of("bare line feed", "X: a\nY: b\r\n\r\n"),
                Arguments.of("bare carriage return", "X: a\rY: b\r\n\r\n"),
                Arguments.of("NUL", "X: a\u0000b\r\n\r\n"),
                Arguments.of("escape", "X: a\u001bb\r\n\r\n"),
                Arguments.of("second Host", "Host: other\r\n\r\n"),
                Arguments.of("chunk extension", "Transfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\n\r\n"),
                Arguments.of("chunk size with a sign", "Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n"),
                Arguments.of(
                        "chunk size in front of a blank", "Transfer-Encoding: chunked\r\n\r\n1 \r\nx\r\n0\r\n\r\n"),
                Arguments.of("chunk size with 0x", "Transfer-Encoding: chunked\r\n\r\n0x1\r\nx\r\n0\r\n\r\n"),
                Arguments.of("chunk size beyond all bounds", "Transfer-Encoding: chunked\r\n\r\n1234567890abcdef0\r\n"),
                Arguments.of(
                        "bare line feed after a chunk size", "Transfer-Encoding: chunked\r\n\r\n1\nx\r\n0\r\n\r\n"),
                Arguments.of("chunk longer than it says", "Transfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n"),
                Arguments.of("malformed trailer", "Transfer-Encoding: chunked\r\n\r\n0\r\n bad\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smuggled")
    @Tag("CONN-54")
    void whatCanBeReadInTwoWaysIsRefusedAndTheConnectionClosed(String name, String rest) throws Exception {
        try (RawClient client = proxy.connect()) {
            String answer = client.sends(LINE + HOST + rest + HIDDEN).rest();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\r\nX-Fairlead-Error: bad_request\r\n")
                    .contains("\r\nConnection: close\r\n");
            assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
        }
        assertNothingHiddenArrived();
    }

    @Test
    @Tag("CONN-54")
    void aCodingInHttp10IsRefused() throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.sends("POST http://erp.corp:443/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                            .rest())
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET  http://erp.corp:443/ HTTP/1.1",
                "GET http://erp.corp:443/ HTTP/1.1 ",
                " GET http://erp.corp:443/ HTTP/1.1",
                "GET\thttp://erp.corp:443/\tHTTP/1.1",
                "GET http://erp.corp:443/",
                "GET http://erp.corp:443/ HTTP/2.0",
                "GET http://erp.corp:443/ http/1.1",
                "GET http://erp.corp:443/a b HTTP/1.1",
                "G(T http://erp.corp:443/ HTTP/1.1",
                "GET / HTTP/1.1",
                "GET erp.corp:443 HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET //erp.corp:443/ HTTP/1.1",
                "GET http:/erp.corp:443/ HTTP/1.1",
                "GET http:///path HTTP/1.1",
                "GET http://:443/ HTTP/1.1",
                "GET http://user@erp.corp:443/ HTTP/1.1",
                "GET http://erp.corp:443@other/ HTTP/1.1",
                "GET http://erp.corp:443\\@other/ HTTP/1.1",
                "GET http://erp.corp:0/ HTTP/1.1",
                "GET http://erp.corp:0443/ HTTP/1.1",
                "GET http://erp.corp:65536/ HTTP/1.1",
                "GET http://erp.corp:443x/ HTTP/1.1",
                "GET http://erp.corp:/ HTTP/1.1",
                "GET http://erp_corp:443/ HTTP/1.1",
                "GET http://erp%2ecorp:443/ HTTP/1.1",
                "GET http://[::1]:443/ HTTP/1.1",
                "GET http://erp.corp:443/#fragment HTTP/1.1",
                "GET ftp://erp.corp:443/ HTTP/1.1",
                "GET javascript://erp.corp:443/ HTTP/1.1"
            })
    void aTargetThatIsNoPlainUrlOfAVirtualHostIsRefused(String line) throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.sends(line + "\r\n" + HOST + "\r\n" + HIDDEN).rest())
                    .startsWith("HTTP/1.1 400 ");
        }
        assertNothingHiddenArrived();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT erp.corp:443 HTTP/1.1",
                "CONNECT http://erp.corp:443/ HTTP/1.1",
                "GET https://erp.corp:443/ HTTP/1.1",
                "GET HTTPS://erp.corp/ HTTP/1.1"
            })
    @Tag("CONN-19")
    @Tag("CONN-45")
    @Tag("AUTH-73")
    void tlsThroughTheProxyIsNotServed(String line) throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.sends(line + "\r\n" + HOST + "\r\n").rest())
                    .startsWith("HTTP/1.1 405 ")
                    .contains("\r\nAllow: ")
                    .contains("\r\nX-Fairlead-Error: https_not_supported\r\n");
        }
    }

    @Test
    void noHostIsRefused() throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.sends("GET http://erp.corp:443/ HTTP/1.1\r\n\r\n").rest())
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Proxy-Authorization: Bearer a\r\nProxy-Authorization: Bearer b",
                "SAP-Connectivity-SCC-Location_ID: a\r\nsap-connectivity-scc-location_id: b",
                "SAP-Connectivity-Authentication: Bearer a.b.c\r\nSAP-Connectivity-Authentication: Bearer d.e.f",
                "SAP-CP-Connectivity-Service-Token: a\r\nSAP-CP-Connectivity-Service-Token: b"
            })
    void whatDecidesAboutRouteOrCallerMustNotBeSaidTwice(String headers) throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", headers.split("\r\n")).rest()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    @Tag("AUTH-73")
    void aRequestLineOver16KibIs414AndAHeader431() throws Exception {
        String long16 = "x".repeat(16 * 1024);
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/" + long16).rest())
                    .startsWith("HTTP/1.1 414 ")
                    .contains("X-Fairlead-Error: line_too_long");
        }
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", "X: " + long16).rest())
                    .startsWith("HTTP/1.1 431 ")
                    .contains("X-Fairlead-Error: too_large");
        }
    }

    @Test
    void aHeaderSectionOver64KibIs431() throws Exception {
        String[] headers = new String[70];
        Arrays.setAll(headers, i -> "X-" + i + ": " + "x".repeat(1000));
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", headers).rest()).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void over1000HeadersAre431AndOneFewerPass() throws Exception {
        String[] headers = new String[1_000];
        Arrays.setAll(headers, i -> "X: y");
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", headers).rest())
                    .startsWith("HTTP/1.1 431 ")
                    .contains("There are too many headers");
        }
        try (RawClient client = proxy.connect()) {
            // the host is one too
            assertThat(client.gets("/", Arrays.copyOf(headers, 999)).response()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void linesBelowTheLimitsPass() throws Exception {
        String nearly = "x".repeat(16 * 1024 - 100);
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/" + nearly, "X: " + nearly, "Y: " + nearly).response())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aMalformedRequestBehindAGoodOneIsAnsweredInItsTurn() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.gets("/first").sends("nonsense\r\n\r\n" + HIDDEN);

            String all = client.rest();
            assertThat(all).startsWith("HTTP/1.1 200 ").contains("ok" + "HTTP/1.1 400 ");
        }
        assertNothingHiddenArrived();
    }

    @Test
    void aRequestThatIsNotFinishedIsNeverServed() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.sends(LINE + HOST + "Content-Length: 10\r\n\r\nabc");
            AgentStream stream = agent.next();
            client.endsOutput();

            await().until(() -> stream.error().isPresent());
            assertThat(stream.isRequestComplete()).isFalse();
        }
    }

    @Test
    void slowHeadsEndTheirConnection() throws Exception {
        HttpSettings hasty = new HttpSettings(
                1000, 1000, 100, Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofSeconds(60));
        try (TestProxy impatient = new TestProxy(
                        directory.resolve("hasty"),
                        hasty,
                        TokenHeader.NONE,
                        new TrustedAdmission("default"),
                        Duration.ofMillis(100));
                RawClient client = impatient.connect()) {
            client.sends("GET http://erp.corp:443/ HTTP/1.1\r\n");

            assertThat(client.socket().getInputStream()).satisfies(in -> {
                try {
                    assertThat(in.read()).isEqualTo(-1);
                } catch (IOException reset) {
                    assertThat(reset).hasMessageContaining("reset");
                }
            });
        }
    }

    private static void assertNothingHiddenArrived() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.gets("/mark").response();
        }
        AgentStream stream = agent.next();
        while (!stream.head().get(0).contains("/mark")) {
            assertThat(stream.head().get(0)).doesNotContain("/hidden");
            stream = agent.next();
        }
    }
}
