package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.RawPeer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies twice as large as the heap of the test JVM pass in both directions. */
class StreamingTest {

    private static final long LARGE = 2 * Runtime.getRuntime().maxMemory();

    private final byte[] block = new byte[256 * 1024];

    /** Takes an upload of that length, answers how much came, or sends a download of that length. */
    private final RawPeer peer = new RawPeer(socket -> {
        String head = RawPeer.readHead(socket);
        if (head.startsWith("PUT")) {
            String received = String.valueOf(skip(socket, LARGE));
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + received.length() + "\r\n\r\n" + received);
        } else {
            RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
            for (long sent = 0; sent < LARGE; sent += block.length) {
                socket.getOutputStream().write(block, 0, (int) Math.min(block.length, LARGE - sent));
            }
        }
    });

    private static long skip(Socket socket, long length) throws IOException {
        byte[] buffer = new byte[256 * 1024];
        long count = 0;
        while (count < length) {
            int n = socket.getInputStream().read(buffer);
            if (n < 0) {
                return count;
            }
            count += n;
        }
        return count;
    }

    private DestinationEngine engine(boolean tunnelled) {
        return tunnelled
                ? Engines.builder(Map.of("URL", "http://virtual", "ProxyType", "OnPremise"))
                        .tunnel(new FakeTunnel(peer.port()))
                        .build()
                : Engines.engine(Map.of("URL", peer.url()));
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLargeResponseIsStreamed(boolean tunnelled) throws IOException {
        try (DestinationEngine engine = engine(tunnelled);
                DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"));
                InputStream body = response.stream()) {
            long count = 0;
            for (int n = body.read(block); n >= 0; n = body.read(block)) {
                count += n;
            }
            assertThat(count).isEqualTo(LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLargeRequestIsStreamed(boolean tunnelled) {
        RequestBody body = new RequestBody("application/octet-stream", OptionalLong.of(LARGE), true, out -> {
            for (long sent = 0; sent < LARGE; sent += block.length) {
                out.write(block, 0, (int) Math.min(block.length, LARGE - sent));
            }
        });
        try (DestinationEngine engine = engine(tunnelled);
                DestinationResponse response =
                        engine.send(TARGET, Optional.empty(), DestinationRequest.put("x", body))) {
            assertThat(response.text()).isEqualTo(String.valueOf(LARGE));
        }
    }

    @Test
    void theHeadIsThereBeforeTheBody() throws IOException {
        try (RawPeer slow = new RawPeer(socket -> {
                    RawPeer.readHead(socket);
                    RawPeer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
                });
                DestinationEngine engine = Engines.engine(Map.of("URL", slow.url()));
                DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))) {
            assertThat(response.stream().readNBytes(5)).isEqualTo("first".getBytes());
        }
    }
}
