package dev.fairlead.benchmarks.tunnel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final double DELAY_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 30_000;

    private ServerSocket target;
    private Link link;

    @BeforeEach
    void start() throws IOException {
        target = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        target.setSoTimeout(PATIENCE_MILLIS);
        link = new Link(target.getLocalPort(), DELAY_MILLIS, 10e6, 100_000);
        Thread thread = new Thread(link::run, "link");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        target.close();
    }

    @Test
    void bytesPassBothWaysAndNoneIsLost() throws Exception {
        byte[] bytes = new byte[300_000];
        new java.util.Random(1).nextBytes(bytes);
        try (Socket dialler = dial();
                Socket end = accept()) {
            Thread echo = new Thread(() -> copy(end));
            echo.start();
            Thread sender = new Thread(() -> write(dialler, bytes));
            sender.start();

            assertThat(dialler.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void nothingArrivesBeforeARoundTripIsOver() throws Exception {
        try (Socket dialler = dial();
                Socket end = accept()) {
            Thread echo = new Thread(() -> copy(end));
            echo.start();
            long begin = System.nanoTime();
            dialler.getOutputStream().write(7);

            assertThat(dialler.getInputStream().read()).isEqualTo(7);
            assertThat(System.nanoTime() - begin)
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos((long) (2 * DELAY_MILLIS)));
        }
    }

    @Test
    void theEndOfOneDirectionLeavesTheOtherOpen() throws Exception {
        try (Socket dialler = dial();
                Socket end = accept()) {
            dialler.shutdownOutput();
            assertThat(end.getInputStream().read()).isEqualTo(-1);

            end.getOutputStream().write(7);
            assertThat(dialler.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aResetReachesBothEnds() throws Exception {
        try (Socket dialler = dial();
                Socket end = accept()) {
            dialler.getOutputStream().write(7);
            assertThat(end.getInputStream().read()).isEqualTo(7);

            link.reset();

            assertThatThrownBy(() -> dialler.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> end.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whatIsSwallowedIsLostAndANewConnectionWorks() throws Exception {
        try (Socket old = dial();
                Socket oldEnd = accept()) {
            old.getOutputStream().write(1);
            assertThat(oldEnd.getInputStream().read()).isEqualTo(1);

            link.swallow();
            old.getOutputStream().write(2);
            try (Socket fresh = dial();
                    Socket freshEnd = accept()) {
                fresh.getOutputStream().write(3);
                assertThat(freshEnd.getInputStream().read()).isEqualTo(3);
            }
            assertThat(oldEnd.getInputStream().available()).isZero();
        }
    }

    private Socket dial() throws IOException {
        return patient(new Socket(InetAddress.getByName("127.0.0.1"), link.port()));
    }

    private Socket accept() throws IOException {
        return patient(target.accept());
    }

    private static Socket patient(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void copy(Socket socket) {
        try {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
