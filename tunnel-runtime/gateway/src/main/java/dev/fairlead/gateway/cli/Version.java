package dev.fairlead.gateway.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the archive that the command was started from. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"fairlead-gateway " + version};
    }
}
