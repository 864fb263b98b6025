package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.StreamSocket;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar as an administrator uses it: a process of its own with a heap of 64 MB. */
@Timeout(120)
class AgentProcessIT {
    private static final long BIG = 256L * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();
    private TestBackend backend;
    private Gateway gateway;
    private TunnelClient client;

    @BeforeEach
    void start() throws Exception {
        backend = TestBackend.plain();
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        client = new TunnelClient(gateway);
        assertThat(end(agent("init", "--directory", directory.toString()))).isZero();
        Files.writeString(configuration(), """
                directory: .
                mappings:
                  - virtual: files.corp:80
                    internal: http://127.0.0.1:%d
                    resources: [{path: /, subPaths: true}]
                """.formatted(backend.port()));
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), "default", "", Duration.ofMinutes(5));
        assertThat(end(agent("enroll", "--config", configuration().toString(), code)))
                .isZero();
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        gateway.close();
        backend.close();
    }

    @Test
    void itServesAndEndsWithStatus0WhenToldTo() throws Exception {
        Process agent = run();

        assertThat(client.get("files.corp", "80", "/a", Optional.empty())).endsWith("hello");
        agent.destroy();

        assertThat(agent.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isZero();
        assertThat(log("run")).content().contains("connected to 127.0.0.1:" + gateway.agentPort(), "stopped");
    }

    @Tag("AGENT-31")
    @Test
    void bigBodiesPassInBothDirectionsThroughItsSmallHeap() throws Exception {
        AtomicLong uploaded = new AtomicLong();
        backend.answering(exchange -> {
            uploaded.set(count(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, BIG);
            byte[] piece = new byte[PIECE];
            try (OutputStream out = exchange.getResponseBody()) {
                for (long sent = 0; sent < BIG; sent += piece.length) {
                    out.write(piece);
                }
            }
        });
        run();

        try (StreamSocket socket = client.open("files.corp", "80", Optional.empty())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /a HTTP/1.1\r\nHost: files.corp:80\r\nContent-Length: " + BIG + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[PIECE];
            for (long sent = 0; sent < BIG; sent += piece.length) {
                out.write(piece);
            }
            assertThat(TunnelClient.head(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
            assertThat(count(socket.getInputStream())).isEqualTo(BIG);
        }
        assertThat(uploaded).hasValue(BIG);
    }

    @Test
    void itsDeathInTheMiddleOfAResponseIsNoticedAndItComesBack() throws Exception {
        backend.answering(exchange -> {
            exchange.sendResponseHeaders(200, BIG);
            OutputStream out = exchange.getResponseBody();
            out.write(new byte[PIECE]);
            out.flush();
        });
        Process agent = run();

        try (StreamSocket socket = client.open("files.corp", "80", Optional.empty())) {
            socket.getOutputStream()
                    .write("GET /a HTTP/1.1\r\nHost: files.corp:80\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            TunnelClient.head(socket.getInputStream());
            agent.destroyForcibly().waitFor();

            assertThatThrownBy(() -> count(socket.getInputStream())).isInstanceOf(IOException.class);
        }
        backend.answering(exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        run();
        assertThat(client.get("files.corp", "80", "/a", Optional.empty())).startsWith("HTTP/1.1 204 ");
    }

    @Test
    void aWrongConfigurationEndsItWithStatus2() throws Exception {
        Files.writeString(configuration(), "mapping: []\n");

        assertThat(end(agent("run", "--config", configuration().toString()))).isEqualTo(2);
        assertThat(log("run")).content().contains("agent.yaml:1: mapping: there is no such key");
    }

    private Process run() throws IOException {
        Process process = agent("run", "--config", configuration().toString());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(log("run")).contains(" connected to "));
        return process;
    }

    private Process agent(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx64m",
                "-jar",
                System.getProperty("fairlead.agent.jar")));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log(arguments[0]).toFile())
                .start();
        started.add(process);
        return process;
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path configuration() {
        return directory.resolve("agent.yaml");
    }

    private Path log(String command) {
        return directory.resolve(command + ".log");
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[PIECE];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
        }
        return total;
    }
}
