package dev.fairlead.gateway.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Revokes an agent. */
@Command(
        name = "revoke",
        description = "Lets an agent connect no more. A running gateway disconnects it within seconds.",
        mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDirectory directory;

    @Parameters(paramLabel = "AGENT", description = "Its id, as 'agents' lists it.")
    private String agentId;

    @Override
    public Integer call() throws IOException {
        if (!directory.registry().revoke(agentId)) {
            throw new IllegalArgumentException("There is no agent '" + agentId + "'; 'agents' lists those there are.");
        }
        spec.commandLine().getOut().println("Agent " + agentId + " is revoked.");
        return 0;
    }
}
