package dev.fairlead.quickstart.start;

import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.quickstart.process.ChildProcess;
import dev.fairlead.quickstart.process.FreePort;
import dev.fairlead.quickstart.process.JavaCommand;
import dev.fairlead.quickstart.process.StartFailure;
import dev.fairlead.quickstart.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Payara Micro with the resource adapter, the gateway in it, and the application. */
final class ServerProcess {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> JVM_OPTIONS = List.of("-Xmx256m");
    private static final String TENANT = "quickstart";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CODE_VALIDITY = Duration.ofMinutes(10);

    /** Payara Micro and its data grid listen on every address unless told otherwise, and have no option for it. */
    private static final String LOOPBACK_ONLY = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
            """;

    private final ChildProcess process;
    private final URI api;
    private final Path gatewayDirectory;
    private final String gatewayEndpoint;

    private ServerProcess(ChildProcess process, URI api, Path gatewayDirectory, String gatewayEndpoint) {
        this.process = process;
        this.api = api;
        this.gatewayDirectory = gatewayDirectory;
        this.gatewayEndpoint = gatewayEndpoint;
    }

    /**
     * Begins to start the server; {@link #awaitReady} waits for it.
     *
     * @param destinations directory of destination files
     * @param issuer whose tokens the application accepts
     * @param issuerKeys that issuer's keys, as a JWK set
     */
    static ServerProcess start(Supervisor supervisor, Home home, Path destinations, String issuer, Path issuerKeys)
            throws IOException {
        int httpPort = FreePort.find();
        int agentsPort = FreePort.find();
        Path gatewayDirectory = home.run().resolve("gateway");
        Path preBoot = Files.writeString(home.directory("server").resolve("pre-boot.txt"), LOOPBACK_ONLY);
        JavaCommand command = new JavaCommand(
                home.server(),
                JVM_OPTIONS,
                List.of(home.guard()),
                Map.of(
                        "java.io.tmpdir", home.directory("server/tmp").toString(),
                        "fairlead.tenant", TENANT,
                        "fairlead.destinations.directory", destinations.toString(),
                        "fairlead.gateway.directory", gatewayDirectory.toString(),
                        "fairlead.gateway.agents.host", LOOPBACK,
                        "fairlead.gateway.agents.port", Integer.toString(agentsPort),
                        "mp.jwt.verify.issuer", issuer,
                        "mp.jwt.verify.publickey.location", issuerKeys.toUri().toString()),
                List.of(
                        "--nocluster",
                        "--disablephonehome",
                        "--port",
                        Integer.toString(httpPort),
                        "--rootdir",
                        home.directory("server/root").toString(),
                        "--prebootcommandfile",
                        preBoot.toString(),
                        "--contextroot",
                        "/",
                        "--deploy",
                        home.resourceAdapter().toString(),
                        "--deploy",
                        home.application().toString()));
        ChildProcess process = supervisor.start("Payara Micro", command);
        return new ServerProcess(
                process,
                URI.create("http://" + LOOPBACK + ":" + httpPort + "/api/"),
                gatewayDirectory,
                LOOPBACK + ":" + agentsPort);
    }

    /**
     * Waits until the application is deployed.
     *
     * @throws StartFailure also if the server is ready without it: Payara Micro goes on when a deployment fails
     */
    void awaitReady() {
        process.awaitReady(() -> process.hasLogged("ready in"), LIMIT);
        if (!isDeployed()) {
            throw process.failure("is ready, but without the application");
        }
    }

    private boolean isDeployed() {
        try {
            HttpRequest question = HttpRequest.newBuilder(api.resolve("status")).build();
            return HttpClient.newHttpClient()
                            .send(question, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted", interrupted);
        }
    }

    /** Address of the application, with a slash at the end. */
    URI api() {
        return api;
    }

    /** A one-time code by which an agent becomes one of this server's. */
    String issueEnrolmentCode() {
        try {
            return EnrolmentCodes.issue(gatewayDirectory, gatewayEndpoint, TENANT, "", CODE_VALIDITY);
        } catch (IOException e) {
            throw new StartFailure("The gateway issues no code: " + e.getMessage(), e);
        }
    }
}
