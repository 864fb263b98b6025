package dev.fairlead.quickstart.start;

import dev.fairlead.quickstart.process.ChildProcess;
import dev.fairlead.quickstart.process.FreePort;
import dev.fairlead.quickstart.process.JavaCommand;
import dev.fairlead.quickstart.process.StartFailure;
import dev.fairlead.quickstart.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Payara Micro with the resource adapter, the gateway in it, and the application. */
final class ServerProcess {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String HEAP = "256m";

    /** Payara Micro and its data grid listen on every address unless told otherwise, and have no option for it. */
    private static final String LOOPBACK_ONLY = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
            """;

    private final ChildProcess process;
    private final URI api;
    private final Path gatewayDirectory;

    private ServerProcess(ChildProcess process, URI api, Path gatewayDirectory) {
        this.process = process;
        this.api = api;
        this.gatewayDirectory = gatewayDirectory;
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
        Path gatewayDirectory = home.directory("gateway");
        Path preBoot = Files.writeString(home.directory("server").resolve("pre-boot.txt"), LOOPBACK_ONLY);
        JavaCommand command = new JavaCommand(
                home.server(),
                HEAP,
                List.of(home.guard()),
                Map.of(
                        "java.io.tmpdir", home.directory("server/tmp").toString(),
                        "fairlead.tenant", "quickstart",
                        "fairlead.destinations.directory", destinations.toString(),
                        "fairlead.gateway.directory", gatewayDirectory.toString(),
                        "fairlead.gateway.agents.host", "127.0.0.1",
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
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + httpPort + "/api/"), gatewayDirectory);
    }

    /** Waits until the application is deployed. */
    void awaitReady() {
        process.awaitReady(() -> process.hasLogged("ready in"), LIMIT);
    }

    /** Address of the application, with a slash at the end. */
    URI api() {
        return api;
    }

    /** A one-time code by which an agent becomes one of this server's. */
    String issueEnrolmentCode() {
        throw new StartFailure("no codes in " + gatewayDirectory);
    }
}
