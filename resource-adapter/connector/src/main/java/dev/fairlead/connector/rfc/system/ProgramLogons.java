package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.jco.spi.LogonData;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The logons that programs have brought along, by number: pools of connections are told these, and never learn what is in
 * a logon. Equal ones have the same number; one that nobody has asked for in a while may come back with another, which
 * costs no more than a pool of its own.
 */
final class ProgramLogons {
    private final Cache<LogonData, ProgramLogon> known;
    private final AtomicLong last = new AtomicLong();

    /**
     * @param most how many are remembered
     * @param unused how long one is remembered
     */
    ProgramLogons(int most, Duration unused) {
        this.known = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(unused)
                .build();
    }

    ProgramLogon of(LogonData data) {
        return known.get(data, added -> ProgramLogon.of(Long.toString(last.incrementAndGet()), added));
    }
}
