package dev.fairlead.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.session.Session;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.emulator.system.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Sessions by cookie: whose they are, and how long they last. */
class CookieSessionsTest {
    private final AtomicInteger ids = new AtomicInteger();
    private final Users users = new Users(Set.of("100"), certificate -> Optional.empty());
    private Instant now = Instant.parse("2025-01-31T10:15:00Z");
    private final CookieSessions sessions = new CookieSessions(() -> now, () -> "id" + ids.incrementAndGet());

    @Test
    void aSessionLastsAsLongAsItIsUsed() {
        String id = sessions.begin(logon("TESTER"));
        Session session = sessions.find(id, logon("TESTER")).orElseThrow();

        for (int i = 0; i < 3; i++) {
            now = now.plus(Duration.ofSeconds(60));
            assertThat(sessions.find(id, logon("TESTER"))).containsSame(session);
        }
        now = now.plus(Duration.ofSeconds(61));
        assertThat(sessions.find(id, logon("TESTER"))).isEmpty();
    }

    @Test
    void aSessionIsItsUsersOnly() {
        String id = sessions.begin(logon("TESTER"));

        now = now.plus(Duration.ofSeconds(59));
        assertThat(sessions.find(id, logon("OTHER"))).isEmpty();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(sessions.find(id, logon("TESTER"))).isPresent();
        now = now.plus(Duration.ofSeconds(59));
        sessions.find(id, logon("OTHER"));
        now = now.plus(Duration.ofSeconds(2));
        assertThat(sessions.find(id, logon("TESTER"))).isEmpty();
    }

    @Test
    void aSessionThatEndedIsGone() {
        String closed = sessions.begin(logon("TESTER"));
        sessions.end(closed);
        String dumped = sessions.begin(logon("TESTER"));
        sessions.find(dumped, logon("TESTER")).orElseThrow().end();
        String all = sessions.begin(logon("TESTER"));
        sessions.endAll();

        assertThat(sessions.find(closed, logon("TESTER"))).isEmpty();
        assertThat(sessions.find(dumped, logon("TESTER"))).isEmpty();
        assertThat(sessions.find(all, logon("TESTER"))).isEmpty();
        assertThat(sessions.find("never", logon("TESTER"))).isEmpty();
    }

    private Logon logon(String name) {
        users.add("100", name, "secret", UnaryOperator.identity());
        return users.logon("100", name, "secret", "").orElseThrow();
    }
}
