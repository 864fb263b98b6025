package dev.fairlead.agent.command;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trades a one-time code for the certificate that opens the gateway. */
@Command(
        name = "enroll",
        mixinStandardHelpOptions = true,
        description = "Registers this agent at the gateway that issued a code.")
final class EnrollCommand implements Callable<Integer> {
    @Mixin
    private TenantOption configuration;

    @Parameters(
            paramLabel = "CODE",
            description = "the line that the gateway printed; it works once, for minutes, and names the gateway")
    private String code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        AgentConfiguration settings = configuration.read();
        AgentCredentials credentials =
                Enrolment.enrol(EnrolmentCode.parse(code), settings.gateway().carrier());
        credentials.store(settings.directory());
        spec.commandLine()
                .getOut()
                .println("Enrolled as " + credentials.agentId() + " of tenant " + credentials.tenant() + " at "
                        + credentials.endpoint() + ". Next: run --config " + configuration.file());
        return 0;
    }
}
