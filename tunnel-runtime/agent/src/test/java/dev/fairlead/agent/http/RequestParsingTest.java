package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.agent.access.MessageLimits;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.BodyReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is admitted as a request (agent specification, 3.3), and what is smuggling. */
class RequestParsingTest {
    private static final String HOST = "Host: erp.corp:443\r\n";

    @Test
    void aPlainRequestIsRead() throws Exception {
        RequestHead head = read("GET /a?b=c HTTP/1.1\r\n" + HOST + "X-A:  b c \r\nX-Empty:\r\n\r\n");

        assertThat(head.method()).isEqualTo("GET");
        assertThat(head.target()).isEqualTo("/a?b=c");
        assertThat(head.path()).isEqualTo("/a");
        assertThat(head.value("x-a")).contains("b c");
        assertThat(head.value("x-empty")).contains("");
        assertThat(head.framing()).isEqualTo(new BodyFraming.Length(0));
    }

    @Test
    void anAbsoluteTargetOfTheSameSystemBecomesAnOriginTarget() throws Exception {
        assertThat(read("GET HTTP://ERP.corp:443/a HTTP/1.1\r\n" + HOST + "\r\n")
                        .target())
                .isEqualTo("/a");
        assertThat(read("GET http://erp.corp:443?q HTTP/1.1\r\n" + HOST + "\r\n")
                        .target())
                .isEqualTo("/?q");
    }

    @Tag("AGENT-7")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://other.corp:443/a HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n",
                "GET http://erp.corp/a HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n",
                "GET http://erp.corp:443/a HTTP/1.1\r\nHost: other.corp:443\r\n\r\n",
                "GET http://u@erp.corp:443/a HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: erp.corp\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: erp.corp:80\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: erp.corp.:443\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost:\r\n\r\n",
            })
    void aRequestForAnotherSystemThanTheStreamIsRefused(String request) {
        assertRefused(request, TunnelErrorCode.BAD_REQUEST);
    }

    @Tag("AGENT-29")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5\r\ncontent-length: 5\r\n",
                "Content-Length: 5, 5\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length:\r\n",
                "Content-Length: 9999999999999999999\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding:\u000bchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding\t: chunked\r\n",
                " Transfer-Encoding: chunked\r\n",
                "X: a\r\n b\r\n",
                "X: a\r\n\tTransfer-Encoding: chunked\r\n",
                "X\u0000: a\r\n",
                "X: a\u0000b\r\n",
                "X: a\rb\r\n",
                "X: a\nContent-Length: 5\r\n",
                "X: a\r\r\n",
                "X: a\u007f\r\n",
                "X (y): a\r\n",
                "X\u00e4: a\r\n",
                ": a\r\n",
                "no colon\r\n",
                "Host: erp.corp:443\r\n",
            })
    void ambiguousHeadersAreRefused(String headers) {
        assertRefused("POST /a HTTP/1.1\r\n" + HOST + headers + "\r\n", TunnelErrorCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nGET /a HTTP/1.1\r\n",
                "GET  /a HTTP/1.1\r\n",
                "GET /a  HTTP/1.1\r\n",
                "GET /a HTTP/1.1 \r\n",
                " GET /a HTTP/1.1\r\n",
                "GET\t/a HTTP/1.1\r\n",
                "GET /a b HTTP/1.1\r\n",
                "GET /a\r\n",
                "GET /a HTTP/2.0\r\n",
                "GET /a HTTP/1.2\r\n",
                "GET /a http/1.1\r\n",
                "G(T /a HTTP/1.1\r\n",
                "GET /a HTTP/1.1\n",
            })
    void aMalformedRequestLineIsRefused(String line) {
        assertRefused(line + HOST + "\r\n", TunnelErrorCode.BAD_REQUEST);
    }

    @Tag("AGENT-29")
    @Test
    void aMissingHostIsRefused() {
        assertRefused("GET /a HTTP/1.1\r\n\r\n", TunnelErrorCode.BAD_REQUEST);
    }

    @Test
    void chunksNeedHttp11() {
        assertRefused(
                "POST /a HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n", TunnelErrorCode.BAD_REQUEST);
    }

    @Tag("AGENT-28")
    @Test
    void connectAndTraceAreNotServed() {
        assertRefused("CONNECT erp.corp:443 HTTP/1.1\r\n" + HOST + "\r\n", TunnelErrorCode.HTTPS_NOT_SUPPORTED);
        assertRefused("TRACE /a HTTP/1.1\r\n" + HOST + "\r\n", TunnelErrorCode.METHOD_NOT_SERVED);
        assertThat(TunnelErrorCode.HTTPS_NOT_SUPPORTED.httpStatus()).isEqualTo(405);
        assertThat(TunnelErrorCode.METHOD_NOT_SERVED.httpStatus()).isEqualTo(405);
    }

    @Tag("AGENT-30")
    @Test
    void theRequestLineMayHave8192Bytes() throws Exception {
        String line = "GET /" + "a".repeat(8192 - "GET / HTTP/1.1".length()) + " HTTP/1.1";

        assertThat(read(line + "\r\n" + HOST + "\r\n").method()).isEqualTo("GET");
        assertRefused(line.replace("GET /", "GET /a") + "\r\n" + HOST + "\r\n", TunnelErrorCode.LINE_TOO_LONG);
        assertThat(TunnelErrorCode.LINE_TOO_LONG.httpStatus()).isEqualTo(414);
    }

    @Tag("AGENT-30")
    @Test
    void theHeadersMayHave64KibTogether() throws Exception {
        String big = "X: " + "a".repeat(32 * 1024) + "\r\n";

        assertThat(read("GET /a HTTP/1.1\r\n" + HOST + big + "\r\n").headers()).hasSize(2);
        assertRefused("GET /a HTTP/1.1\r\n" + HOST + big + big + "\r\n", TunnelErrorCode.TOO_LARGE);
        assertThat(TunnelErrorCode.TOO_LARGE.httpStatus()).isEqualTo(431);
    }

    @Test
    void aHeadWithoutEndIsRefusedAtTheLimitAndNotCollected() {
        RequestHeadReader reader = reader();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        reader.read(Unpooled.copiedBuffer("a".repeat(1024), StandardCharsets.US_ASCII));
                    }
                })
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void chunksAreTakenOutOfTheirFraming() throws Exception {
        assertThat(chunks("5\r\nhello\r\n6;".replace(";", "\r\n world\r\n") + "0\r\n\r\n", 1024))
                .isEqualTo("hello world");
        assertThat(chunks("00A\r\n0123456789\r\n0\r\nX: y\r\n\r\n", 1)).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5;a=b\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhello!\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "-1\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "fffffffffffffffff\r\nhello\r\n",
                "0\r\nX : y\r\n\r\n",
                "0\r\n\r X",
                "0\r\n\nX",
            })
    void ambiguousChunksAreRefused(String body) {
        assertThatThrownBy(() -> chunks(body, 1024)).isInstanceOf(BadRequestException.class);
    }

    @Property(tries = 300)
    void howTheBytesArriveChangesNothing(@ForAll("bodies") List<String> pieces, @ForAll("sizes") int step)
            throws Exception {
        StringBuilder framed = new StringBuilder();
        pieces.forEach(piece -> framed.append(Integer.toHexString(piece.length()))
                .append("\r\n")
                .append(piece)
                .append("\r\n"));

        assertThat(chunks(framed + "0\r\n\r\n", step)).isEqualTo(String.join("", pieces));
    }

    @Property(tries = 1000)
    void noBytesMakeTheParserFailInAnotherWayThanRefusing(@ForAll("noise") String bytes) {
        try {
            read(bytes);
        } catch (BadRequestException refused) {
            assertThat(refused.toStreamError().detail()).isNotEmpty();
        } catch (NotYetComplete incomplete) {
            assertThat(bytes).doesNotEndWith("\r\n\r\n");
        }
    }

    @Provide
    Arbitrary<List<String>> bodies() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(40)
                .ascii()
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(1, 50);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of(
                        "GET ",
                        "/a",
                        " HTTP/1.1",
                        "\r\n",
                        "\r",
                        "\n",
                        "Host: ",
                        "erp.corp:443",
                        ":",
                        " ",
                        "\u0000",
                        "Transfer-Encoding: chunked",
                        "Content-Length: 1",
                        "\u00ff",
                        "x")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    private static RequestHeadReader reader() {
        return new RequestHeadReader(
                AgentFixture.open(Optional.empty()), MessageLimits.DEFAULT, TunnelErrorCode.BAD_REQUEST);
    }

    private static RequestHead read(String text) throws BadRequestException {
        ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
        return reader().read(bytes).orElseThrow(NotYetComplete::new);
    }

    private static void assertRefused(String text, TunnelErrorCode code) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.toStreamError().code()).isEqualTo(code));
    }

    private static String chunks(String body, int step) throws BadRequestException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        BodyReader reader = BodyReader.of(new BodyFraming.Chunked());
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < body.length(); i += step) {
            steps.add(body.substring(i, Math.min(body.length(), i + step)));
        }
        for (String part : steps) {
            reader.read(Unpooled.copiedBuffer(part, StandardCharsets.ISO_8859_1), piece -> {
                content.writeBytes(ByteBufUtil.getBytes(piece));
                piece.release();
            });
        }
        assertThat(reader.complete()).as("the body is complete").isTrue();
        return content.toString(StandardCharsets.ISO_8859_1);
    }

    private static final class NotYetComplete extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
