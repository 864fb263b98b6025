package dev.fairlead.tunnel.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.testing.RelayBack;
import dev.fairlead.tunnel.testing.RelayFront;
import dev.fairlead.tunnel.testing.TestAuthority;
import dev.fairlead.tunnel.testing.TestGateway;
import dev.fairlead.tunnel.testing.TestTunnel;
import dev.fairlead.tunnel.yamux.SessionLimits;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A local socket at each end of a tunnel: what a caller does is what the back end sees, and the other way round. */
@Timeout(120)
class StreamRelayTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int MIB = 1024 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket backend;
    private TestGateway gateway;
    private RelayFront front;
    private RelayBack back;
    private TunnelDialer dialer;

    @BeforeEach
    void connect() throws IOException {
        backend = new ServerSocket(0, 50, LOOPBACK);
        TestAuthority authority = new TestAuthority("relay");
        gateway = new TestGateway(authority, SessionLimits.DEFAULT);
        front = new RelayFront(gateway, 0);
        back = new RelayBack(backend.getLocalPort());
        dialer = TunnelDialer.start(
                TestTunnel.settings(gateway, authority, authority.client("a1")), back, DialListener.NONE);
        await().until(() -> !gateway.sessions().isEmpty());
    }

    @AfterEach
    void disconnect() throws IOException {
        threads.shutdownNow();
        backend.close();
        dialer.close();
        front.close();
        gateway.close();
    }

    /** Both ends of one relayed connection. */
    private record Pair(Socket caller, Socket called) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            caller.close();
            called.close();
        }
    }

    private Pair open() throws IOException {
        Socket caller = new Socket(LOOPBACK, front.port());
        caller.setSoTimeout(40_000);
        caller.getOutputStream().write('!');
        Socket called = backend.accept();
        called.setSoTimeout(40_000);
        assertThat(called.getInputStream().read()).isEqualTo('!');
        return new Pair(caller, called);
    }

    private long buffered() {
        TunnelSession session = gateway.sessions().get(0);
        return session.eventLoop()
                .submit(session::bufferedBytes)
                .syncUninterruptibly()
                .getNow();
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private Future<?> send(Socket socket, byte[] bytes) {
        return threads.submit(() -> {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return null;
        });
    }

    @Test
    void bytesGoBothWaysAtTheSameTime() throws Exception {
        byte[] there = noise(9 * MIB + 1);
        byte[] andBack = noise(7 * MIB + 3);
        try (Pair pair = open()) {
            send(pair.caller, there);
            send(pair.called, andBack);
            Future<byte[]> arrived =
                    threads.submit(() -> pair.called.getInputStream().readAllBytes());

            assertThat(Arrays.equals(pair.caller.getInputStream().readAllBytes(), andBack))
                    .isTrue();
            assertThat(Arrays.equals(arrived.get(), there)).isTrue();
        }
        await().untilAsserted(() -> assertThat(front.ends()).singleElement().satisfies(end -> {
            assertThat(end.error()).isEmpty();
            assertThat(end.toStream()).isEqualTo(there.length + 1L);
            assertThat(end.fromStream()).isEqualTo(andBack.length);
        }));
        assertThat(back.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.error()).isEmpty());
    }

    @Test
    void manySmallMessagesKeepTheirOrder() throws Exception {
        try (Pair pair = open()) {
            Future<?> echo = threads.submit(() -> {
                pair.called.getInputStream().transferTo(pair.called.getOutputStream());
                pair.called.shutdownOutput();
                return null;
            });
            DataInputStream answers = new DataInputStream(pair.caller.getInputStream());
            for (int i = 0; i < 2_000; i++) {
                byte[] message = noise(1 + i % 700);
                pair.caller.getOutputStream().write(message);
                assertThat(answers.readNBytes(message.length)).isEqualTo(message);
            }
            pair.caller.shutdownOutput();
            assertThat(answers.read()).isEqualTo(-1);
            echo.get();
        }
    }

    @Test
    void aHalfCloseEndsOneDirectionOnly() throws IOException {
        try (Pair pair = open()) {
            pair.caller.shutdownOutput();
            assertThat(pair.called.getInputStream().read()).isEqualTo(-1);

            pair.called.getOutputStream().write('a');
            assertThat(pair.caller.getInputStream().read()).isEqualTo('a');
            pair.called.shutdownOutput();
            assertThat(pair.caller.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> gateway.sessions().get(0).load() == 0);
    }

    @Test
    void aBackendThatBreaksOffIsNoRegularEnd() throws IOException {
        try (Pair pair = open()) {
            pair.called.setSoLinger(true, 0);
            pair.called.close();

            assertThatThrownBy(() -> pair.caller.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        await().untilAsserted(() -> assertThat(front.ends()).singleElement().satisfies(end -> {
            assertThat(end.error().map(StreamError::code)).contains(TunnelErrorCode.BACKEND_LOST);
            assertThat(end.outcomeUnknown()).isTrue();
        }));
    }

    @Test
    void aCallerThatBreaksOffBreaksTheBackendsConnection() throws IOException {
        try (Pair pair = open()) {
            pair.caller.setSoLinger(true, 0);
            pair.caller.close();

            assertThatThrownBy(() -> pair.called.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aLostTunnelIsNoRegularEnd() throws IOException {
        try (Pair pair = open()) {
            gateway.cut();

            assertThatThrownBy(() -> pair.caller.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> pair.called.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        await().untilAsserted(() -> assertThat(front.ends())
                .singleElement()
                .satisfies(
                        end -> assertThat(end.error().map(StreamError::code)).contains(TunnelErrorCode.TUNNEL_LOST)));
    }

    @Test
    void aBackendThatIsNotThereIsToldToTheCaller() throws IOException {
        backend.close();
        try (Socket caller = new Socket(LOOPBACK, front.port())) {
            caller.setSoTimeout(40_000);
            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        await().untilAsserted(() -> assertThat(front.ends()).singleElement().satisfies(end -> {
            assertThat(end.error().map(StreamError::code)).contains(TunnelErrorCode.BACKEND_UNREACHABLE);
            assertThat(end.outcomeUnknown()).isFalse();
        }));
    }

    @Test
    void aReaderThatStopsHoldsBackItsWriterOnly() throws Exception {
        try (Pair stopped = open();
                Pair lively = open()) {
            Future<?> writing = threads.submit(() -> {
                OutputStream out = stopped.called.getOutputStream();
                byte[] piece = noise(64 * 1024);
                while (true) {
                    out.write(piece);
                }
            });
            await().until(() -> buffered() >= SessionLimits.INITIAL_WINDOW);

            for (int i = 0; i < 100; i++) {
                lively.caller.getOutputStream().write(i);
                assertThat(lively.called.getInputStream().read()).isEqualTo(i);
            }

            assertThat(buffered()).isLessThanOrEqualTo(SessionLimits.DEFAULT.maxWindow());
            assertThat(writing).isNotDone();
        }
        await().until(() -> buffered() == 0);
    }
}
