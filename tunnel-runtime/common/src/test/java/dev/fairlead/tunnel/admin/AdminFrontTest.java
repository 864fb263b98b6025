package dev.fairlead.tunnel.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminFrontTest {
    private static final AdminFront FRONT =
            new AdminFront(request -> request.target().equals("/")
                    ? AdminAnswer.page(new Page("Title"))
                    : AdminAnswer.text(request.authorization().isEmpty() ? 401 : 404, "no\n"));

    @Test
    void aPageCarriesItsStyleAndAllowsNothingElse() {
        String answer = get("127.0.0.1", "GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("default-src 'none'; style-src '" + Page.STYLE_HASH + "'", "no-store", "<h1>Title</h1>")
                .doesNotContain("<script", "http://", "https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1", "DELETE / HTTP/1.1", "GET / NOTHTTP"})
    void onlyGetIsServed(String line) {
        assertThat(get("127.0.0.1", line + "\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "127.0.0.1.rebound.example", "localhost.rebound.example:80", ""})
    void onLoopbackOnlyRequestsThatNameThisMachineAreAnswered(String host) {
        assertThat(get("127.0.0.1", "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
    }

    @Test
    void whoeverHasToLogOnIsToldHow() {
        assertThat(get("127.0.0.1", "GET /secret HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 401 ")
                .containsIgnoringCase("www-authenticate: Basic realm=\"Fairlead\"");
        assertThat(get("127.0.0.1", "GET /secret HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void elsewhereAnyNameIsAnswered() {
        assertThat(get("10.1.2.3", "GET / HTTP/1.1\r\nHost: gateway.example\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    private static String get(String listening, String request) {
        EmbeddedChannel channel = new EmbeddedChannel() {
            @Override
            protected SocketAddress localAddress0() {
                return new InetSocketAddress(listening, 8042);
            }
        };
        FRONT.accept(channel);
        channel.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            answer.append(part.toString(StandardCharsets.UTF_8));
            part.release();
        }
        channel.finishAndReleaseAll();
        return answer.toString();
    }
}
