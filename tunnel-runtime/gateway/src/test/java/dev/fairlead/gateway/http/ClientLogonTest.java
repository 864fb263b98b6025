package dev.fairlead.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestProxy;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.fixture.TestIssuer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections of clients that log on to back ends (Negotiate, NTLM). */
@Timeout(120)
class ClientLogonTest {
    private static final String ATTEMPT = "Authorization: NTLM TlRMTVNTUAABAAAA";
    private static final String CHALLENGE =
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: NTLM TlRMTVNTUAACAAAA\r\nContent-Length: 0\r\n";

    @TempDir
    Path directory;

    private final List<Talk> talks = new CopyOnWriteArrayList<>();
    private volatile String answer = CHALLENGE + "\r\n";
    private TestProxy proxy;

    /** A stream of an agent that answers each request at once, and ends only when it is told. */
    private final class Talk implements StreamHandler {
        private final TunnelStream stream;
        private final StringBuffer received = new StringBuffer();
        private volatile boolean finished;
        private boolean accepted;

        Talk(TunnelStream stream) {
            this.stream = stream;
        }

        @Override
        public void data(ByteBuf data) {
            int bytes = data.readableBytes();
            received.append(data.toString(StandardCharsets.ISO_8859_1));
            data.release();
            stream.consumed(bytes);
            if (received.toString().endsWith("\r\n\r\n")) {
                if (!accepted) {
                    accepted = true;
                    stream.accept();
                }
                stream.write(Unpooled.copiedBuffer(answer, StandardCharsets.ISO_8859_1));
                if (answer.contains("Connection: close")) {
                    stream.finish();
                }
            }
        }

        long requests() {
            return received.toString()
                    .lines()
                    .filter(line -> line.startsWith("GET "))
                    .count();
        }

        void ends() {
            stream.eventLoop().execute(stream::finish);
        }

        @Override
        public void finished() {
            finished = true;
            stream.finish();
        }

        @Override
        public void failed(StreamError error) {
            finished = true;
        }
    }

    @BeforeEach
    void start() throws Exception {
        proxy = TestProxy.trusting(directory);
        proxy.rawAgent("", stream -> {
            Talk talk = new Talk(stream);
            talks.add(talk);
            return talk;
        });
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
    }

    @Test
    void requestsThatLogOnShareOneStream() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.gets("/", ATTEMPT).response();
            client.gets("/", ATTEMPT).response();
            client.gets("/").response();

            assertThat(talks).hasSize(1);
            assertThat(talks.get(0).requests()).isEqualTo(3);
        }
    }

    @Test
    void aChallengeOfTheBackEndIsEnough() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.gets("/").response();
            client.gets("/").response();
            client.gets("/").response();

            assertThat(talks).hasSize(2);
            assertThat(talks.get(1).requests()).isEqualTo(2);
        }
    }

    @Test
    void ordinaryRequestsHaveAStreamEach() throws Exception {
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        try (RawClient client = proxy.connect()) {
            client.gets("/").response();
            client.gets("/").response();

            assertThat(talks).hasSize(2);
            await().atMost(Duration.ofSeconds(40)).until(() -> talks.stream().allMatch(talk -> talk.finished));
        }
    }

    @Test
    void anotherConnectionHasItsOwn() throws Exception {
        try (RawClient one = proxy.connect();
                RawClient other = proxy.connect()) {
            one.gets("/", ATTEMPT).response();
            other.gets("/", ATTEMPT).response();

            assertThat(talks).extracting(Talk::requests).containsExactly(1L, 1L);
        }
    }

    @Test
    void anotherSystemHasItsOwn() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.gets("/", ATTEMPT).response();
            client.sends("GET http://other.corp:443/ HTTP/1.1\r\nHost: other.corp:443\r\n\r\n")
                    .response();

            assertThat(talks)
                    .extracting(talk -> talk.stream.request().virtualHost())
                    .containsExactly("erp.corp", "other.corp");
            await().atMost(Duration.ofSeconds(40)).until(() -> talks.get(0).finished);
        }
    }

    @Test
    void anotherCallerHasItsOwn() throws Exception {
        TestIssuer issuer = new TestIssuer("https://idp.example", "k1");
        String jane = "SAP-Connectivity-Authentication: Bearer " + issuer.userToken("jane");
        String joe = "SAP-Connectivity-Authentication: Bearer " + issuer.userToken("joe");
        try (RawClient client = proxy.connect()) {
            client.gets("/").response();
            client.gets("/", jane).response();
            client.gets("/", joe).response();
            client.gets("/", joe).response();

            assertThat(talks).extracting(Talk::requests).containsExactly(1L, 1L, 2L);
            assertThat(talks.get(1).stream.request().principal())
                    .isNotEqualTo(talks.get(2).stream.request().principal());
        }
    }

    @Test
    void whereTheAgentEndsTheStreamTheNextRequestHasAnother() throws Exception {
        answer = CHALLENGE + "Connection: close\r\n\r\n";
        try (RawClient client = proxy.connect()) {
            client.gets("/", ATTEMPT).response();
            client.gets("/", ATTEMPT).response();

            assertThat(talks).hasSize(2);
            await().atMost(Duration.ofSeconds(40)).until(() -> talks.get(0).finished);
        }
    }

    @Test
    void aStreamThatEndsWhileItRestsIsNotUsedAgain() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.gets("/", ATTEMPT).response();
            talks.get(0).ends();
            await().atMost(Duration.ofSeconds(40)).until(() -> talks.get(0).finished);
            client.gets("/", ATTEMPT).response();

            assertThat(talks).extracting(Talk::requests).containsExactly(1L, 1L);
        }
    }

    @Test
    void theStreamEndsWithTheConnection() throws Exception {
        try (RawClient client = proxy.connect()) {
            client.gets("/", ATTEMPT).response();
            assertThat(talks.get(0).finished).isFalse();
        }

        await().atMost(Duration.ofSeconds(40)).until(() -> talks.get(0).finished);
    }
}
