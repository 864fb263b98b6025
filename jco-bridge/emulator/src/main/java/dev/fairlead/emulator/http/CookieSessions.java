package dev.fairlead.emulator.http;

import dev.fairlead.emulator.session.Session;
import dev.fairlead.emulator.system.Logon;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Sessions by the value of their cookie. A session belongs to one user and ends when it was idle too long. Safe for use
 * by several threads.
 */
final class CookieSessions {
    static final String COOKIE = "sap-contextid";
    private static final Duration IDLE = Duration.ofSeconds(60);

    private record Entry(String owner, Session session, Instant used) {}

    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** @param ids values that nobody can guess, if that matters */
    CookieSessions(InstantSource clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins a session and returns the value of its cookie. */
    String begin(Logon logon) {
        entries.values().removeIf(this::isOver);
        String id = ids.get();
        entries.put(id, new Entry(logon.user().toString(), new Session(), clock.instant()));
        return id;
    }

    /** The session of a cookie, if it lives and is this user's. */
    Optional<Session> find(String id, Logon logon) {
        String owner = logon.user().toString();
        entries.computeIfPresent(id, (key, entry) -> isOver(entry) ? null : used(entry, owner));
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.owner().equals(owner))
                .map(Entry::session);
    }

    /** Somebody else's question does not keep a session alive. */
    private Entry used(Entry entry, String user) {
        return entry.owner().equals(user) ? new Entry(user, entry.session(), clock.instant()) : entry;
    }

    /** Ends the session of a cookie, if there is one. */
    void end(String id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            entry.session().end();
        }
    }

    /** Ends all sessions. */
    void endAll() {
        entries.keySet().forEach(this::end);
    }

    private boolean isOver(Entry entry) {
        return entry.session().hasEnded()
                || clock.instant().isAfter(entry.used().plus(IDLE));
    }
}
