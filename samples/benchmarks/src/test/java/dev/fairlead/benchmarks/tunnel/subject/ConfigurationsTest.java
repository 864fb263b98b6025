package dev.fairlead.benchmarks.tunnel.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.benchmarks.tunnel.load.Backend;
import dev.fairlead.benchmarks.tunnel.pki.Authority;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that are written for others' programs: these start with them, and bytes pass. */
class ConfigurationsTest {
    private static final String OK = "HTTP/1.1 200";

    static Stream<Subject> programs() {
        return Stream.of(new CopyPair(), Haproxy.tcp(), Haproxy.http2(), new Nginx(), new Stunnel(), new OpenSsh());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aRequestPassesAProgramThatIsInstalled(Subject subject) throws Exception {
        assumeTrue(subject.missing().isEmpty(), () -> subject.missing().orElseThrow());
        try (Workshop workshop = new Workshop();
                Backend backend = new Backend()) {
            Thread serving = new Thread(backend::serve, "backend");
            serving.setDaemon(true);
            serving.start();

            Running running = subject.start(new Site(workshop, new Authority(), backend.port(), 0, Site.Wire.NONE));

            assertThat(ask(running)).isEqualTo(OK);
            assertThat(running.processes()).isNotEmpty().allMatch(process -> process.isAlive());
        }
    }

    private static String ask(Running running) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), running.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(running.smallRequest().getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes(OK.length());
            return new String(line, StandardCharsets.US_ASCII);
        }
    }
}
