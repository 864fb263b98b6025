package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that do not come, or not to their end (RFC specification, C.8). */
class LostAnswerTest {

    /** Takes whole requests, counts them, says {@code beginning} and goes. */
    private static final class GoingSystem implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newSingleThreadExecutor();
        private final AtomicInteger requests = new AtomicInteger();

        GoingSystem(String beginning) throws IOException {
            threads.execute(() -> serve(beginning));
        }

        private void serve(String beginning) {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    readTo(socket.getInputStream(), "</SOAP-ENV:Envelope>");
                    requests.incrementAndGet();
                    socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // the server is closed, or the client has gone
                }
            }
        }

        private static void readTo(InputStream in, String end) throws IOException {
            StringBuilder request = new StringBuilder();
            while (request.indexOf(end) < 0) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("No request");
                }
                request.append((char) b);
            }
        }

        RfcException failure() {
            try (EngineDestination erp = new EngineDestination("http://127.0.0.1:" + server.getLocalPort())) {
                return catchThrowableOfType(
                        RfcException.class, () -> Clients.client(erp).call(Clients.connection()));
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            threads.shutdownNow();
        }
    }

    @Tag("RFC-57")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 500\r\n\r\n<s:Envelope",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<s:En\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<s:Envelope xmlns:s='x'>"
            })
    void anAnswerThatIsLostLeavesTheOutcomeUnknownAndNothingIsSentAgain(String beginning) throws IOException {
        try (GoingSystem system = new GoingSystem(beginning)) {
            RfcException failure = system.failure();

            assertThat(failure.group()).isIn(RfcErrorGroup.COMMUNICATION, RfcErrorGroup.PROTOCOL);
            assertThat(failure.outcomeUnknown()).isTrue();
            assertThat(system.requests).hasValue(1);
        }
    }

    @Test
    void aSystemThatCannotBeReachedHasNotRunAnything() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (EngineDestination erp = new EngineDestination("http://127.0.0.1:" + port)) {
            RfcException failure = catchThrowableOfType(
                    RfcException.class, () -> Clients.client(erp).call(Clients.connection()));

            assertThat(failure.group()).isEqualTo(RfcErrorGroup.COMMUNICATION);
            assertThat(failure.outcomeUnknown()).isFalse();
        }
    }
}
