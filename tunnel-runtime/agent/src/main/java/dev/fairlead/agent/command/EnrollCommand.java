package dev.fairlead.agent.command;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(names = "--replace", description = "also if the agent is enrolled at another gateway, which it then leaves")
    private boolean replace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        AgentConfiguration settings = configuration.read();
        EnrolmentCode parsed = EnrolmentCode.parse(code);
        check(AgentCredentials.load(settings.directory()), parsed);
        AgentCredentials credentials =
                Enrolment.enrol(parsed, settings.gateway().carrier());
        credentials.store(settings.directory());
        spec.commandLine()
                .getOut()
                .println("Enrolled as " + credentials.agentId() + " of tenant " + credentials.tenant() + " at "
                        + credentials.endpoint() + ". Next: run --config " + configuration.file());
        return 0;
    }

    /** A code is used up whatever becomes of the answer, so that this has to be asked before. */
    private void check(Optional<AgentCredentials> before, EnrolmentCode parsed) {
        Optional<AgentCredentials> elsewhere =
                before.filter(credentials -> !replace && !parsed.isOf(credentials.authority()));
        if (elsewhere.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "This agent is enrolled at " + elsewhere.get().endpoint() + ", and the code is of another gateway, "
                            + parsed.endpoint() + ": get one from its own, or add --replace to leave that");
        }
    }
}
