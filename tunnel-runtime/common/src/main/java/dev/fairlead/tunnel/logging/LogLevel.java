package dev.fairlead.tunnel.logging;

import dev.fairlead.tunnel.keys.PrivateFile;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How much a program shall log for some time.
 *
 * @param logger name of the logger, and of those below it
 * @param level the lowest that is logged
 * @param until when what counted before counts again
 */
public record LogLevel(String logger, System.Logger.Level level, Instant until) {
    /** Loggers of this program. Others may show what callers send, and so their level is not changed. */
    public static final String OWN = "dev.fairlead";

    private static final String FILE = "log-level.json";

    /** @throws IllegalArgumentException if the logger is none of this program's */
    public LogLevel {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(until, "until");
        if (!logger.equals(OWN) && !logger.startsWith(OWN + ".")) {
            throw new IllegalArgumentException(
                    "\"" + logger + "\" is no logger of this program: they begin with " + OWN);
        }
    }

    /** Has the program that runs in a directory follow it, within seconds. */
    public void store(Path directory) throws IOException {
        PrivateFile.write(
                directory.resolve(FILE),
                Json.object()
                        .add("logger", logger)
                        .add("level", level.name())
                        .add("until", until.toString())
                        .build()
                        .toString());
    }

    /**
     * What a program that runs in a directory shall follow; empty for nothing.
     *
     * @throws IOException if there is something that cannot be read
     */
    static Optional<LogLevel> load(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = Json.read(PrivateFile.read(file));
            return Optional.of(new LogLevel(
                    json.getString("logger"),
                    System.Logger.Level.valueOf(json.getString("level")),
                    Instant.parse(json.getString("until"))));
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | IllegalArgumentException
                | DateTimeException damaged) {
            throw new IOException(file + " names no logger, level and time", damaged);
        }
    }

    /** Nothing is to be followed any more. */
    static void clear(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }
}
