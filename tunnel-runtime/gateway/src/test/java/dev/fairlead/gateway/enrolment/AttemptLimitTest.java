package dev.fairlead.gateway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.gateway.registry.AgentRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many codes somebody can try out. */
class AttemptLimitTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path directory;

    private Enroller enroller() throws IOException {
        GatewayDirectory opened = GatewayDirectory.open(directory);
        Clock clock = new TestClock(() -> now);
        return new Enroller(
                opened, CertificateAuthority.open(opened, clock), new AgentRegistry(opened), GatewayEvents.NONE, clock);
    }

    private static int guess(Enroller enroller) {
        return enroller.answer("{\"id\":\"0123456789abcdef\",\"secret\":\"guess\",\"csr\":\"\"}")
                .status();
    }

    @Test
    void afterTwentyFailuresAttemptsAreNoLongerLookedAt() throws IOException {
        Enroller enroller = enroller();
        for (int i = 0; i < 20; i++) {
            assertThat(guess(enroller)).isEqualTo(403);
        }

        assertThat(guess(enroller)).isEqualTo(429);
    }

    @Test
    void oneAttemptComesBackEveryThreeSeconds() throws IOException {
        Enroller enroller = enroller();
        for (int i = 0; i < 20; i++) {
            guess(enroller);
        }

        now = now.plus(Duration.ofSeconds(2));
        assertThat(guess(enroller)).isEqualTo(429);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(guess(enroller)).isEqualTo(403);
        assertThat(guess(enroller)).isEqualTo(429);
    }

    private static final class TestClock extends Clock {
        private final InstantSource source;

        TestClock(InstantSource source) {
            this.source = source;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
