package dev.fairlead.gateway.cli;

import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints a code with which one agent can enrol. */
@Command(
        name = "enrolment-code",
        description = "Prints a code with which one agent can enrol, once. Keep it secret until it was used.",
        mixinStandardHelpOptions = true)
final class EnrolmentCodeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--directory",
            required = true,
            paramLabel = "DIR",
            description = "The gateway's directory; made ready if it is empty.")
    private Path directory;

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the agent will reach the gateway.")
    private String endpoint;

    @Option(
            names = "--tenant",
            defaultValue = "default",
            paramLabel = "TENANT",
            description = "The tenant that the agent will serve (${DEFAULT-VALUE}).")
    private String tenant;

    @Option(
            names = "--location",
            defaultValue = "",
            paramLabel = "LOCATION",
            description = "The location that the agent will serve; none if it is not given.")
    private String location;

    @Option(
            names = "--valid",
            defaultValue = "10m",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "How long the code works, for example 90s, 10m or 2h (${DEFAULT-VALUE}); a day at most.")
    private Duration validity;

    @Override
    public Integer call() throws IOException {
        String code = EnrolmentCodes.issue(directory, endpoint, tenant, location, validity);
        spec.commandLine().getOut().println(code);
        return 0;
    }

    /** Reads a time as {@code 10m}, or as ISO 8601 writes it. */
    static final class TimeConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            String upper = text.toUpperCase(Locale.ROOT);
            try {
                return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no time such as 90s, 10m or 2h");
            }
        }
    }
}
