package dev.fairlead.faults.chain;

import dev.fairlead.faults.backend.Backend;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Application server with gateway, agent and back end, each a process on loopback with a heap of 256 MiB. The parts can
 * be killed and started again; ports and enrolment stay.
 */
final class Chain implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("target", "programs").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Path directory;
    private final Path war;
    private final int httpPort;
    private final int agentPort;
    private final Program backend;
    private Program server;
    private Program agent;

    private Chain(Path directory, Path war, int httpPort, int agentPort, Program backend) {
        this.directory = directory;
        this.war = war;
        this.httpPort = httpPort;
        this.agentPort = agentPort;
        this.backend = backend;
    }

    /** Starts everything and waits until a call can succeed. */
    static Chain start(Path directory) throws Exception {
        Program backend = Program.java(
                "backend", directory, List.of("-cp", System.getProperty("java.class.path"), Backend.class.getName()));
        int backendPort = Integer.parseInt(backend.awaitLine("port ").substring("port ".length()));
        Chain chain = new Chain(directory, FaultsWar.write(directory), freePort(), freePort(), backend);
        Files.createDirectories(directory.resolve("destinations"));
        Files.writeString(directory.resolve("destinations/files.properties"), """
                Name=files
                Type=HTTP
                URL=http://files.corp:80/files
                ProxyType=OnPremise
                Authentication=NoAuthentication
                """);
        Files.writeString(directory.resolve("agent.yaml"), """
                directory: agent-state
                mappings:
                  - virtual: files.corp:80
                    internal: http://127.0.0.1:%d
                    authenticationMode: NONE
                    responseTimeout: 3s
                    resources:
                      - {path: /files, subPaths: true}
                """.formatted(backendPort));
        chain.startServer();
        chain.enrol();
        chain.startAgent();
        return chain;
    }

    /** Starts the application server and waits until the application answers. */
    void startServer() throws IOException {
        server = Program.java(
                "server",
                directory,
                List.of(
                        "-Dfairlead.destinations.directory=" + directory.resolve("destinations"),
                        "-Dfairlead.gateway.directory=" + directory.resolve("gateway"),
                        "-Dfairlead.gateway.agents.host=127.0.0.1",
                        "-Dfairlead.gateway.agents.port=" + agentPort,
                        "-jar",
                        PROGRAMS.resolve("payara-micro.jar").toString(),
                        "--nocluster",
                        "--port",
                        Integer.toString(httpPort),
                        "--deploy",
                        PROGRAMS.resolve("fairlead.rar").toString(),
                        "--deploy",
                        war.toString()));
        int before = server.lines().size();
        server.awaitLine("ready in", before);
    }

    private void enrol() throws Exception {
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + agentPort, "default", "", Duration.ofMinutes(10));
        int status = Program.java("enrol", directory, agentCommand("enroll", "--config", "agent.yaml", code))
                .awaitEnd();
        if (status != 0) {
            throw new IllegalStateException("Enrolment ended with " + status + "; see " + directory);
        }
    }

    /** Starts the agent and waits until it is connected. */
    void startAgent() throws IOException {
        Path log = directory.resolve("agent.log");
        int before = Files.exists(log) ? Files.readAllLines(log).size() : 0;
        agent = Program.java("agent", directory, agentCommand("run", "--config", "agent.yaml"));
        agent.awaitLine("Z connected to", before);
    }

    private static List<String> agentCommand(String... arguments) {
        List<String> line = new ArrayList<>(
                List.of("-jar", PROGRAMS.resolve("fairlead-agent.jar").toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    Program server() {
        return server;
    }

    Program agent() {
        return agent;
    }

    Program backend() {
        return backend;
    }

    /** What the application says of a download of {@code path}. */
    String download(String path) {
        return downloading(path).join();
    }

    CompletableFuture<String> downloading(String path) {
        return ask("download?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    /** What the application says of an upload of {@code bytes}. */
    String upload(long bytes) {
        return ask("upload?bytes=" + bytes).join();
    }

    private CompletableFuture<String> ask(String what) {
        URI uri = URI.create("http://127.0.0.1:" + httpPort + "/faults/api/files/" + what);
        return http.sendAsync(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> response.statusCode() == 200
                        ? response.body()
                        : "status " + response.statusCode() + " " + response.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        for (Program program : new Program[] {agent, server, backend}) {
            if (program != null) {
                program.close();
            }
        }
    }
}
