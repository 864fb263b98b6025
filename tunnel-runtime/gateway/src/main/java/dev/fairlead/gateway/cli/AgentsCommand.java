package dev.fairlead.gateway.cli;

import dev.fairlead.gateway.registry.RegisteredAgent;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the agents of the registry. */
@Command(name = "agents", description = "Lists the agents that were enrolled.", mixinStandardHelpOptions = true)
final class AgentsCommand implements Callable<Integer> {
    private static final String LINE = "%-20s %-20s %-20s %-20s %-20s %s%n";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDirectory directory;

    @Override
    public Integer call() throws IOException {
        List<RegisteredAgent> agents = directory.registry().all();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(LINE, "AGENT", "TENANT", "LOCATION", "ENROLLED", "CERTIFICATE ENDS", "STATE");
        for (RegisteredAgent agent : agents) {
            out.printf(
                    LINE,
                    agent.name().agentId(),
                    agent.name().tenant(),
                    agent.locationId().isEmpty() ? "-" : agent.locationId(),
                    agent.enrolled().truncatedTo(ChronoUnit.SECONDS),
                    agent.certificateEnds().truncatedTo(ChronoUnit.SECONDS),
                    state(agent, Clock.systemUTC().instant()));
        }
        out.flush();
        return 0;
    }

    private static String state(RegisteredAgent agent, Instant now) {
        if (agent.revoked()) {
            return "revoked";
        }
        return now.isAfter(agent.certificateEnds()) ? "expired" : "active";
    }
}
