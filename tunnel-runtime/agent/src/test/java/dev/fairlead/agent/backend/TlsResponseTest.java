package dev.fairlead.agent.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.carrier.Natives;
import dev.fairlead.tunnel.carrier.NetworkStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses over TLS whose end is the end of their connection: whoever does TLS, nothing of them is lost. */
@Timeout(60)
@ParameterizedClass
@EnumSource(
        value = Natives.class,
        names = {"OFF", "AUTO"})
class TlsResponseTest {
    private static final int LENGTH = 300_000;

    @Parameter
    private Natives natives;

    @TempDir
    private Path directory;

    @Test
    void aResponseThatEndsWithItsConnectionIsWhole() throws Exception {
        TestServerIdentity server = TestServerIdentity.onLoopback();
        try (AgentFixture agent = new AgentFixture(directory).tlsBy(NetworkStack.choose(natives));
                RawBackend backend = RawBackend.mutualTls(
                        server.serverContext(List.of(agent.keys().system().certificate())),
                        (socket, raw) -> answerAndClose(socket))) {
            FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                    .openedBy(agent.acceptor(
                            List.of(TestMapping.to(backend.port())
                                    .tls(AuthenticationMode.NONE)
                                    .build()),
                            BackendTrust.in(List.of(server.certificate())),
                            List.of()))
                    .sends("GET /a HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n");

            await().until(stream::isOver);

            assertThat(stream.error()).isEmpty();
            assertThat(stream.text().chars().filter(c -> c == '~').count()).isEqualTo(LENGTH);
            assertThat(stream.text()).endsWith("0\r\n\r\n");
        }
    }

    private static void answerAndClose(SSLSocket socket) throws IOException {
        while (socket.getInputStream().read() != '\n') {
            // the request line is enough to answer
        }
        socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write("~".repeat(LENGTH).getBytes(StandardCharsets.US_ASCII));
        socket.close();
    }
}
