package dev.fairlead.command;

import dev.fairlead.connector.Administration;
import dev.fairlead.connector.configuration.AdapterProperties;
import dev.fairlead.connector.configuration.Setting;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.rfc.probe.ProbeReport;
import dev.fairlead.rfc.probe.ProbeResult;
import dev.fairlead.rfc.probe.ProbeSettings;
import dev.fairlead.rfc.probe.SystemProbe;
import dev.fairlead.rfc.profile.ProfileFile;
import dev.fairlead.rfc.profile.SystemProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds out how a system takes calls over SOAP, and stores that as its profile (RFC specification, H.2). */
@Command(
        name = "probe",
        description = {
            "Finds out how the ABAP system of an RFC destination takes calls over SOAP, by calls that change nothing"
                    + " there, and stores that as its profile.",
            "The destination is found as in a server: by the settings fairlead.* in system properties or the"
                    + " environment, files, and bound services. A refused logon is not tried again."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was found out",
            "1:the destination cannot be used, or the system does not answer",
            "2:wrong usage or settings",
            "3:some probes failed; the profile has what the others found out"
        })
final class ProbeCommand implements Callable<Integer> {
    private static final int IN_PART = 3;

    /** Names that a destination can name, see {@code jco.destination.x_fairlead.profile}. */
    private static final String PROFILE_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    @Parameters(paramLabel = "<destination>", description = "Name of a destination of type RFC.")
    private String destination;

    @Option(
            names = "--directory",
            paramLabel = "<dir>",
            description = "Directory of exported destinations, in place of fairlead.destinations.directory.")
    private Optional<Path> directory;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "File of the profile. Default: <destination>.json in the directory fairlead.rfc.directory")
    private Optional<Path> output;

    @Option(
            names = "--forbidden-function",
            paramLabel = "<name>",
            description =
                    "A function that the user may not call, and that changes nothing if it can be called after all.")
    private Optional<String> forbidden;

    @Option(
            names = "--namespaced-function",
            paramLabel = "<name>",
            description = "A function whose name begins with a namespace. It is not called.")
    private Optional<String> namespaced;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AdapterProperties chosen = directory
                .map(found -> AdapterProperties.NONE.with(Setting.DESTINATIONS_DIRECTORY, found.toString()))
                .orElse(AdapterProperties.NONE);
        try (Administration installation = Administration.open(chosen, Settings.ofServer())) {
            Optional<Path> file = output.or(() -> installation.files().map(this::profileIn));
            SystemProbe probe =
                    new SystemProbe(installation.system(destination), new ProbeSettings(forbidden, namespaced));
            ProbeReport report = probe.run(this::print);
            return conclude(report, file);
        }
    }

    private Path profileIn(Path files) {
        if (!destination.matches(PROFILE_NAME)) {
            throw new IllegalArgumentException(
                    "No destination could name a profile called '" + destination + "': choose a file by --output");
        }
        return files.resolve(destination + ".json");
    }

    /** A row of the table, as soon as it is known. */
    private void print(ProbeResult result) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-4s %-8s %s %s%n",
                result.probe().name(),
                result.outcome().name().toLowerCase(Locale.ROOT),
                result.probe().question(),
                result.finding());
        out.flush();
    }

    private int conclude(ProbeReport report, Optional<Path> file) throws IOException {
        if (report.profile().isEmpty()) {
            spec.commandLine().getErr().println("No profile was stored: the system could not be called.");
            return ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (file.isPresent()) {
            store(report.profile().get(), file.get(), out);
        } else {
            out.println("No profile was stored: name a file by --output, or set " + Setting.RFC_DIRECTORY.key() + ".");
        }
        return report.isComplete() ? ExitCode.OK : IN_PART;
    }

    private static void store(SystemProfile profile, Path file, PrintWriter out) throws IOException {
        ProfileFile.write(profile, file);
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        out.println("Stored in " + file + "; a destination names it by jco.destination.x_fairlead.profile=" + name);
    }
}
