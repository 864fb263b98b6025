package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.testing.TestTunnel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many streams as a gateway of middling size has, in the memory that its specification gives it (7). */
@Timeout(120)
class ManyStreamsTest {
    private static final int IDLE = 2_000;
    private static final int ACTIVE = 200;
    private static final int ROUNDS = 5;
    private static final int BYTES = 16 * 1024;
    private static final long MIB = 1024 * 1024;

    /** Of both ends together, for streams alone; the test's own bytes are a part of it. */
    private static final long MOST_HEAP = 64 * MIB;

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    @Tag("CONN-80")
    void idleAndActiveStreamsStayWithinTheirMemory() throws IOException {
        assertThat(Runtime.getRuntime().maxMemory())
                .as("the heap that the build gives")
                .isLessThanOrEqualTo(512 * MIB);
        try (TestTunnel tunnel = new TestTunnel()) {
            long before = heap();
            List<StreamSocket> idle = open(tunnel, "sink", IDLE);
            List<StreamSocket> active = open(tunnel, "echo", ACTIVE);
            await().until(() -> tunnel.backends().opened() == IDLE + ACTIVE);
            byte[] content = new byte[BYTES];
            for (int round = 1; round <= ROUNDS; round++) {
                Arrays.fill(content, (byte) round);
                for (StreamSocket socket : active) {
                    socket.getOutputStream().write(content);
                }
                for (StreamSocket socket : active) {
                    assertThat(socket.getInputStream().readNBytes(BYTES)).isEqualTo(content);
                }
            }

            assertThat(heap() - before).isLessThan(MOST_HEAP);
            assertThat(tunnel.gateway().sessions().get(0).load()).isEqualTo(IDLE + ACTIVE);
            idle.forEach(StreamSocket::close);
            active.forEach(StreamSocket::close);
        }
    }

    private static List<StreamSocket> open(TestTunnel tunnel, String host, int count) {
        List<StreamSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(tunnel.open(host));
        }
        return sockets;
    }
}
