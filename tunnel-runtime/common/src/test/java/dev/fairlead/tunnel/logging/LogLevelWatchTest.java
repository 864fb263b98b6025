package dev.fairlead.tunnel.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.tunnel.fixture.MutableClock;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("CONN-107")
class LogLevelWatchTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String NAME = "dev.fairlead.watched";
    private static final String BELOW = NAME + ".part";

    @TempDir
    private Path directory;

    private final MutableClock clock = new MutableClock(NOW);
    private final List<String> told = new ArrayList<>();

    @Test
    void aLevelCountsWithoutARestartAndRevertsByItself() throws IOException {
        LogLevelWatch watch = watch();
        List<java.util.logging.Level> handlers = handlers();
        want(Level.DEBUG, 15);

        watch.look();
        assertThat(System.getLogger(BELOW).isLoggable(Level.DEBUG)).isTrue();
        assertThat(System.getLogger(BELOW).isLoggable(Level.TRACE)).isFalse();
        assertThat(Logger.getLogger("").getHandlers())
                .allSatisfy(handler -> assertThat(handler.getLevel().intValue())
                        .isLessThanOrEqualTo(java.util.logging.Level.FINE.intValue()));
        clock.advance(Duration.ofMinutes(14));
        watch.look();
        assertThat(System.getLogger(BELOW).isLoggable(Level.DEBUG)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        watch.look();

        assertThat(System.getLogger(BELOW).isLoggable(Level.DEBUG)).isFalse();
        assertThat(handlers()).isEqualTo(handlers);
        assertThat(told)
                .containsExactly(
                        "dev.fairlead.watched logs DEBUG until 2026-01-02T03:19:05Z", "log levels are what they were");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aLaterWishReplacesTheFormerOneAndWhatWasBeforeBothComesBack() throws IOException {
        LogLevelWatch watch = watch();
        want(Level.TRACE, 15);
        watch.look();
        want(Level.ERROR, 1);
        watch.look();

        assertThat(System.getLogger(BELOW).isLoggable(Level.INFO)).isFalse();
        clock.advance(Duration.ofMinutes(1));
        watch.look();
        assertThat(System.getLogger(BELOW).isLoggable(Level.INFO)).isTrue();
        assertThat(System.getLogger(BELOW).isLoggable(Level.DEBUG)).isFalse();
    }

    @Test
    void aProgramThatStartsAgainFollowsTheWishForTheTimeThatIsLeft() throws IOException {
        want(Level.DEBUG, 15);
        clock.advance(Duration.ofMinutes(20));

        watch().look();

        assertThat(System.getLogger(BELOW).isLoggable(Level.DEBUG)).isFalse();
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"logger\":\"dev.fairlead\",\"level\":\"LOUD\",\"until\":\"2026-01-02T03:05:00Z\"}",
                "{\"logger\":\"io.netty\",\"level\":\"TRACE\",\"until\":\"2026-01-02T03:05:00Z\"}",
                "{\"logger\":\"dev.fairlead\",\"level\":\"TRACE\",\"until\":\"soon\"}"
            })
    void aWishThatCannotBeReadIsToldOnce(String text) throws IOException {
        want(Level.DEBUG, 15);
        Files.writeString(directory.resolve("log-level.json"), text);
        LogLevelWatch watch = watch();

        watch.look();
        watch.look();

        assertThat(told).singleElement().asString().contains("log-level.json names no logger, level and time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "io.netty", "dev", "dev.fairleadx"})
    void loggersThatMayShowWhatCallersSendStayAsTheyAre(String logger) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogLevel(logger, Level.TRACE, NOW))
                .withMessageContaining("they begin with dev.fairlead");
    }

    private LogLevelWatch watch() {
        return new LogLevelWatch(directory, clock, told::add);
    }

    private void want(Level level, int minutes) throws IOException {
        new LogLevel(NAME, level, clock.instant().plus(Duration.ofMinutes(minutes))).store(directory);
    }

    private static List<java.util.logging.Level> handlers() {
        return Arrays.stream(Logger.getLogger("").getHandlers())
                .map(Handler::getLevel)
                .toList();
    }
}
