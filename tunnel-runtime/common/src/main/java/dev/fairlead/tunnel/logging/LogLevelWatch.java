package dev.fairlead.tunnel.logging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows the wish for a log level in the directory of a program that runs. On one thread. */
public final class LogLevelWatch {
    private final Path directory;
    private final Clock clock;
    private final Consumer<String> told;
    private Optional<LogLevel> followed = Optional.empty();
    private Optional<ChangedLevel> changed = Optional.empty();
    private String problem = "";

    /**
     * @param directory of the program
     * @param told gets a line for each change
     */
    public LogLevelWatch(Path directory, Clock clock, Consumer<String> told) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.told = Objects.requireNonNull(told, "told");
    }

    /** Looks once whether another level is wanted, or its time is over. Reads a small file, if there is one. */
    public void look() {
        try {
            Optional<LogLevel> wanted = LogLevel.load(directory);
            if (wanted.isPresent() && !clock.instant().isBefore(wanted.get().until())) {
                LogLevel.clear(directory);
                wanted = Optional.empty();
            }
            follow(wanted);
            problem = "";
        } catch (IOException unusable) {
            follow(Optional.empty());
            tellOnce(unusable.getMessage());
        }
    }

    private void follow(Optional<LogLevel> wanted) {
        if (wanted.equals(followed)) {
            return;
        }
        changed.ifPresent(ChangedLevel::takeBack);
        changed = wanted.map(ChangedLevel::new);
        followed = wanted;
        told.accept(wanted.map(level -> level.logger() + " logs " + level.level() + " until " + level.until())
                .orElse("log levels are what they were"));
    }

    private void tellOnce(String message) {
        if (!message.equals(problem)) {
            problem = message;
            told.accept("the log level is not changed: " + message);
        }
    }
}
