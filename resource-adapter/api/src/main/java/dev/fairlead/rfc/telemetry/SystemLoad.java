package dev.fairlead.rfc.telemetry;

import java.util.Objects;

/**
 * What goes on at one system at this moment.
 *
 * @param used calls and sessions that go on ({@code rfc.pool.used})
 * @param idle connections that are kept for later calls ({@code rfc.pool.idle})
 * @param waiting threads that wait for their turn ({@code rfc.pool.waiting})
 * @param sessions sessions that are open ({@code rfc.luw.open})
 */
public record SystemLoad(CalledSystem system, int used, int idle, int waiting, int sessions) {

    public SystemLoad {
        Objects.requireNonNull(system, "system");
    }

    /** What goes on at two versions of one system together. */
    public SystemLoad plus(SystemLoad other) {
        return new SystemLoad(
                system, used + other.used, idle + other.idle, waiting + other.waiting, sessions + other.sessions);
    }
}
