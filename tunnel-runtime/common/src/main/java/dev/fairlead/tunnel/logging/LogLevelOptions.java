package dev.fairlead.tunnel.logging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the command that changes a log level takes, the same for every program. */
public final class LogLevelOptions {
    private static final int LONGEST_MINUTES = 24 * 60;

    @Parameters(paramLabel = "LEVEL", description = "the lowest that is logged: ERROR, WARNING, INFO, DEBUG or TRACE")
    private System.Logger.Level level;

    @Option(
            names = "--logger",
            paramLabel = "NAME",
            defaultValue = LogLevel.OWN,
            description = "which logger, with those below it; all of this program if left out")
    private String logger;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "15",
            description = "for how long, 1 to 1440; 15 if left out")
    private int minutes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    LogLevelOptions() {}

    /**
     * Has a program follow what was said.
     *
     * @param directory of the program
     * @return what to tell who asked
     */
    public String store(Path directory) throws IOException {
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw new ParameterException(spec.commandLine(), "--minutes is 1 to " + LONGEST_MINUTES);
        }
        Instant until =
                Clock.systemUTC().instant().plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.SECONDS);
        try {
            new LogLevel(logger, level, until).store(directory);
        } catch (IllegalArgumentException foreign) {
            throw new ParameterException(spec.commandLine(), foreign.getMessage());
        }
        return logger + " logs " + level + " within seconds, until " + until;
    }
}
