package dev.fairlead.agent.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar's manifest. */
final class AgentVersion implements IVersionProvider {

    static String text() {
        return "fairlead-agent "
                + Optional.ofNullable(AgentVersion.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
