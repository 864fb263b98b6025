package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.error.RemoteFailureException;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.transport.TransportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultTest {

    private static final DestinationRequest GET = DestinationRequest.get("x").timeout(Duration.ofMillis(300));

    /** Answers every request on a connection with the same bytes and closes it. */
    private static RawPeer saying(String answer) {
        return new RawPeer(socket -> {
            RawPeer.readHead(socket);
            RawPeer.write(socket, answer);
            socket.close();
        });
    }

    private static DestinationResponse send(RawPeer peer, DestinationRequest request) {
        DestinationEngine engine = Engines.engine(Map.of("URL", peer.url()));
        return engine.send(TARGET, Optional.empty(), request);
    }

    @Test
    void aTargetThatNeverAnswersIsATimeoutOfUnknownOutcome() throws IOException {
        try (RawPeer silent = new RawPeer(RawPeer::readHead)) {
            assertThatThrownBy(() -> send(silent, GET))
                    .isInstanceOfSatisfying(RouteUnavailableException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.TARGET_TIMEOUT);
                        assertThat(e.outcomeUnknown()).isTrue();
                    })
                    .hasMessageContaining("no answer within 300 ms");
        }
    }

    @Test
    void theDestinationsOwnLimitCountsIfTheRequestHasNone() throws IOException {
        try (RawPeer silent = new RawPeer(RawPeer::readHead);
                DestinationEngine engine =
                        Engines.engine(Map.of("URL", silent.url(), "URL.socketReadTimeoutInSeconds", "1"))) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x")))
                    .hasMessageContaining("no answer within 1000 ms");
        }
    }

    @Test
    void aTargetThatNobodyListensAtIsUnreachableAndSawNothing() throws IOException {
        int port;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = once.getLocalPort();
        }
        try (DestinationEngine engine = Engines.engine(Map.of("URL", "http://127.0.0.1:" + port))) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), GET))
                    .isInstanceOfSatisfying(RouteUnavailableException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
                        assertThat(e.outcomeUnknown()).isFalse();
                    })
                    .hasMessageContaining("127.0.0.1:" + port + " refuses connections");
        }
    }

    @Test
    void aHostWithoutAnAddressIsUnreachable() {
        try (DestinationEngine engine = Engines.engine(Map.of("URL", "http://nowhere.invalid"))) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), GET))
                    .hasMessageContaining("no address for nowhere.invalid");
        }
    }

    @Test
    void aPostThatGotNoAnswerIsNotRepeated() throws IOException {
        try (RawPeer rude = saying("")) {
            assertThatThrownBy(() -> send(rude, DestinationRequest.post("x", RequestBody.json("{}"))))
                    .isInstanceOfSatisfying(RemoteFailureException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.TARGET_BROKE_OFF);
                        assertThat(e.outcomeUnknown()).isTrue();
                    });
            assertThat(rude.connections()).isEqualTo(1);
        }
    }

    @Test
    void aGetThatMetAClosingConnectionIsRepeatedOnce() throws IOException {
        try (RawPeer rude = saying("")) {
            assertThatThrownBy(() -> send(rude, GET)).isInstanceOf(RemoteFailureException.class);
            assertThat(rude.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n", "HTTP/9 yes\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n"})
    void anAnswerThatIsNoHttpIsCalledThat(String answer) throws IOException {
        try (RawPeer other = saying(answer.repeat(5))) {
            assertThatThrownBy(() -> send(other, GET))
                    .isInstanceOfSatisfying(
                            RemoteFailureException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_PROTOCOL));
        }
    }

    @Test
    void aHeadWithoutEndIsCutOff() throws IOException {
        try (RawPeer flood = saying("HTTP/1.1 200 OK\r\nX: " + "a".repeat(100_000) + "\r\n\r\n")) {
            assertThatThrownBy(() -> send(flood, GET))
                    .isInstanceOfSatisfying(
                            RemoteFailureException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_PROTOCOL))
                    .hasMessageContaining("larger than allowed");
        }
    }

    @Test
    void aBodyThatBreaksOffIsNoShortBody() throws IOException {
        try (RawPeer breaking = saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")) {
            DestinationResponse response = send(breaking, GET);

            assertThat(response.status()).isEqualTo(200);
            assertThatThrownBy(response::bytes)
                    .isInstanceOfSatisfying(RemoteFailureException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.TARGET_BROKE_OFF);
                        assertThat(e.outcomeUnknown()).isTrue();
                    })
                    .hasMessageContaining("the response broke off before its end");
        }
    }

    @Test
    void chunksThatBreakOffAreNoShortBody() throws IOException {
        try (RawPeer breaking = saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")) {
            InputStream stream = send(breaking, GET).stream();

            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(RemoteFailureException.class);
        }
    }

    @Test
    void aBodyThatStandsStillIsGivenUp() throws IOException {
        try (RawPeer stalling = new RawPeer(socket -> {
            RawPeer.readHead(socket);
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        })) {
            assertThatThrownBy(() -> send(stalling, GET).text())
                    .isInstanceOf(RemoteFailureException.class)
                    .hasMessageContaining("the response stood still for 300 ms");
        }
    }

    @Test
    void aBodyThatItsOwnerCannotWriteIsTheCallersFault() throws IOException {
        RequestBody broken = new RequestBody("text/plain", OptionalLong.empty(), true, out -> {
            out.write(1);
            throw new IOException("the file is gone");
        });
        try (RawPeer patient = new RawPeer(RawPeer::readHead)) {
            assertThatThrownBy(() -> send(patient, DestinationRequest.post("x", broken)))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID))
                    .hasMessageContaining("the body could not be written to its end");
        }
    }

    @Test
    void connectionsAreBoundedAndGivenBack() throws IOException {
        try (RawPeer slow = new RawPeer(socket -> {
                    while (true) {
                        RawPeer.readHead(socket);
                        RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody");
                    }
                });
                DestinationEngine engine = Engines.builder(Map.of("URL", slow.url()))
                        .limits(new TransportLimits(1, 1024, 10))
                        .build()) {
            DestinationResponse open = engine.send(TARGET, Optional.empty(), GET);
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), GET))
                    .isInstanceOfSatisfying(
                            RouteUnavailableException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.POOL_EXHAUSTED));

            open.close();
            open.close();

            assertThat(engine.send(TARGET, Optional.empty(), GET).text()).isEqualTo("body");
            assertThat(slow.connections()).isEqualTo(1);
        }
    }

    @Test
    void aLongBodyThatNobodyReadsDoesNotDelayClosing() throws IOException {
        try (RawPeer endless = new RawPeer(socket -> {
            RawPeer.readHead(socket);
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nstart");
        })) {
            DestinationResponse response =
                    send(endless, DestinationRequest.get("x").timeout(Duration.ofMinutes(10)));

            response.close();

            assertThatThrownBy(() -> response.stream().read()).hasMessage("The response is closed");
        }
    }

    @Test
    void closingTheEngineBreaksOffWhatIsUnderWay() throws IOException {
        try (RawPeer stalling = new RawPeer(socket -> {
            RawPeer.readHead(socket);
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        })) {
            DestinationEngine engine = Engines.engine(Map.of("URL", stalling.url()));
            DestinationResponse response = engine.send(
                    TARGET, Optional.empty(), DestinationRequest.get("x").timeout(Duration.ofMinutes(10)));
            engine.close();

            assertThatThrownBy(response::bytes).isInstanceOf(DestinationException.class);
        }
    }
}
