package dev.fairlead.agent.faults;

import dev.fairlead.agent.command.AgentCommand;
import dev.fairlead.agent.fixture.LocalPorts;
import dev.fairlead.gateway.cli.GatewayCommand;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The two ends of a tunnel, a process each: a gateway with an HTTP proxy, and an agent that exposes a back end as
 * {@code files.corp:80}. Either can be started again; ports and registration stay.
 */
final class Ends implements AutoCloseable {
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);

    private final Path directory;
    private final int agentPort = LocalPorts.free();
    private final int proxyPort = LocalPorts.free();
    private final List<Program> programs = new ArrayList<>();

    /**
     * Writes the configurations; nothing runs yet.
     *
     * @param agentOptions further lines of the agent's configuration
     */
    Ends(Path directory, int backend, String agentOptions) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("gateway.yaml"), """
                agents: {address: "127.0.0.1:%d", waitForAgent: 100ms}
                http: [{address: "127.0.0.1:%d", authorization: none, tenant: default}]
                """.formatted(agentPort, proxyPort));
        Files.writeString(directory.resolve("agent.yaml"), """
                directory: agent
                mappings:
                  - virtual: files.corp:80
                    internal: http://127.0.0.1:%d
                    resources: [{path: /, subPaths: true}]
                %s
                """.formatted(backend, agentOptions));
    }

    /** Where the gateway awaits agents. */
    Endpoint gateway() {
        return new Endpoint("127.0.0.1", agentPort);
    }

    int proxyPort() {
        return proxyPort;
    }

    Program startGateway() throws IOException {
        Program program = start("gateway", Map.of(), GatewayCommand.class, "run", "--config", file("gateway.yaml"));
        program.awaitLine("proxy on port " + proxyPort);
        return program;
    }

    /** Registers the agent at the gateway, which runs, and which it will reach there. */
    void enrol(Endpoint reached) throws IOException {
        String code = EnrolmentCodes.issue(directory, reached.toString(), "default", "", CODE_LIFE);
        Enrolment.enrol(EnrolmentCode.parse(code)).store(directory.resolve("agent"));
    }

    /** Returns when the agent is connected. */
    Program startAgent() throws IOException {
        Program program = startAgent(Map.of());
        program.awaitLine(" connected to ");
        return program;
    }

    /**
     * Returns at once.
     *
     * @param environment what is added to the agent's
     */
    Program startAgent(Map<String, String> environment) throws IOException {
        return start("agent", environment, AgentCommand.class, "run", "--config", file("agent.yaml"));
    }

    private Program start(String name, Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        Path log = directory.resolve(name + programs.size() + ".log");
        Program program = Program.start(log, environment, main, arguments);
        programs.add(program);
        return program;
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
