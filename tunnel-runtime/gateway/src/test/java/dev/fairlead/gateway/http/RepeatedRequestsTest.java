package dev.fairlead.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.gateway.fixture.AgentStream;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.gateway.fixture.TestProxy;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.socks.SocksSettings;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that one of two agents did not take (connectivity specification, 8.7). */
@Timeout(120)
class RepeatedRequestsTest {
    private static final int REQUESTS = 8;
    private static final int LARGER_THAN_KEPT = 100_000;
    private static final HexFormat HEX = HexFormat.of();

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
        proxy.gateway().groups(new GroupRules(GroupMode.SHARED, Duration.ofSeconds(4), List.of()));
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
    }

    private HttpAgent refusing(TunnelErrorCode code) throws IOException {
        return proxy.agent(stream -> stream.refuses(new StreamError(code, "not me")));
    }

    private HttpAgent echoing() throws IOException {
        return proxy.agent(stream -> stream.answers(200, stream.received()));
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT_DRAINING", "OVERLOAD"})
    @Tag("CONN-67")
    void whatAnAgentRefusesUnseenAnotherServes(TunnelErrorCode code) throws Exception {
        HttpAgent refusing = refusing(code);
        HttpAgent echoing = echoing();
        try (RawClient client = proxy.connect()) {
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(client.gets("/").response()).startsWith("HTTP/1.1 200 ");
            }

            assertThat(refusing.unseen()).isPositive();
            assertThat(echoing.unseen()).isEqualTo(REQUESTS);
        }
    }

    @Test
    @Tag("CONN-67")
    void aBodyThatWasSentToTheOneIsSentToTheOther() throws Exception {
        HttpAgent refusing = refusing(TunnelErrorCode.AGENT_DRAINING);
        echoing();
        try (RawClient client = proxy.connect()) {
            for (int i = 0; i < REQUESTS; i++) {
                client.sends("POST http://erp.corp/ HTTP/1.1\r\nHost: erp.corp\r\nContent-Length: 5\r\n\r\n");
                client.sends("body").sends(Integer.toString(i));
                assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("body" + i);

                client.sends("POST http://erp.corp/ HTTP/1.1\r\nHost: erp.corp\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "4\r\nbody\r\n1\r\n" + i + "\r\n0\r\nX-Sum: 7\r\n\r\n");
                assertThat(client.response()).startsWith("HTTP/1.1 200 ").contains("body", "X-Sum: 7");
            }
        }
        assertThat(refusing.unseen()).isPositive();
    }

    @Test
    @Tag("CONN-67")
    void aRequestThatLogsOnIsServedByAnotherAgentToo() throws Exception {
        HttpAgent refusing = refusing(TunnelErrorCode.AGENT_DRAINING);
        echoing();
        for (int i = 0; i < REQUESTS; i++) {
            try (RawClient client = proxy.connect()) {
                client.sends("POST http://erp.corp/ HTTP/1.1\r\nHost: erp.corp\r\nContent-Length: 5\r\n"
                        + "Authorization: NTLM TlRMTVNTUAABAAAA\r\n\r\nbody" + i);

                assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("body" + i);
            }
        }
        assertThat(refusing.unseen()).isPositive();
    }

    @Test
    void ofABodyThatIsTooLargeToBeKeptTheRefusalIsTold() throws Exception {
        HttpAgent refusing = refusing(TunnelErrorCode.AGENT_DRAINING);
        try (RawClient client = proxy.connect()) {
            client.sends("POST http://erp.corp/ HTTP/1.1\r\nHost: erp.corp\r\nContent-Length: " + LARGER_THAN_KEPT
                    + "\r\n\r\n" + "x".repeat(LARGER_THAN_KEPT));

            assertThat(client.response()).startsWith("HTTP/1.1 503 ").contains("X-Fairlead-Error: agent_draining");
        }
        assertThat(refusing.unseen()).isEqualTo(1);
    }

    @Test
    void aDecisionIsNotAskedForTwice() throws Exception {
        HttpAgent refusing = refusing(TunnelErrorCode.NOT_EXPOSED);
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/").response()).startsWith("HTTP/1.1 403 ");
        }
        assertThat(refusing.unseen()).isEqualTo(1);
    }

    @Test
    @Tag("CONN-68")
    void whatMayHaveLeftIsNotRepeated() throws Exception {
        HttpAgent first = proxy.agent(stream -> {});
        HttpAgent second = proxy.agent(stream -> {});
        try (RawClient client = proxy.connect()) {
            client.gets("/");
            await().until(() -> first.unseen() + second.unseen() == 1);
            HttpAgent serving = first.unseen() == 1 ? first : second;
            AgentStream stream = serving.next();
            await().until(stream::isRequestComplete);

            serving.close();

            assertThat(client.response()).startsWith("HTTP/1.1 502 ").contains("X-Fairlead-Error: tunnel_lost");
            assertThat(first.unseen() + second.unseen()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT_DRAINING", "OVERLOAD"})
    @Tag("CONN-67")
    void aConnectThatAnAgentRefusesUnseenAnotherServes(TunnelErrorCode code) throws Exception {
        int port = proxy.socks(
                SocksSettings.withDefaults(true),
                credentials -> CompletableFuture.completedFuture(new Admitted("default", "", Optional.empty())));
        AtomicInteger refused = new AtomicInteger();
        proxy.rawAgent("", stream -> {
            refused.incrementAndGet();
            stream.refuse(new StreamError(code, ""));
            return new Echo(stream);
        });
        TestAgent echoing = proxy.rawAgent("", stream -> {
            stream.accept();
            return new Echo(stream);
        });
        for (int i = 0; i < REQUESTS; i++) {
            try (RawClient client = new RawClient(port)) {
                client.sends(HEX.parseHex("050100" + "05010003" + "08" + "6572702e636f7270" + "04d2"));
                assertThat(HEX.formatHex(client.read(12).getBytes(StandardCharsets.ISO_8859_1)))
                        .isEqualTo("0500" + "05000001000000000000");
                assertThat(client.sends("hello").read(5)).isEqualTo("hello");
            }
        }
        assertThat(echoing.sessions()).isPositive();
        assertThat(refused).hasPositiveValue();
    }

    /** Sends back what comes. */
    private record Echo(TunnelStream stream) implements StreamHandler {

        @Override
        public void data(ByteBuf data) {
            stream.consumed(data.readableBytes());
            stream.write(data);
        }

        @Override
        public void finished() {
            stream.finish();
        }

        @Override
        public void failed(StreamError error) {
            // the test looks at the other end
        }
    }
}
