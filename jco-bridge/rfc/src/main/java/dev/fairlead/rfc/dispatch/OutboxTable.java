package dev.fairlead.rfc.dispatch;

import dev.fairlead.rfc.OutboxState;
import dev.fairlead.source.DestinationLookup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The table of an outbox; the manual says how it is made. One SQL for all databases. A row is sent by who has leased it: the
 * statement that leases it changes it only if nobody else has, so of several servers one wins.
 *
 * <pre>
 * NEW, leased  -- executed --&gt;         SENT, leased  -- confirmed --&gt;      deleted
 *              -- not reached --&gt;      NEW, later    -- not reached --&gt;    SENT, later
 *              -- refused --&gt;          FAILED        -- retried --&gt;        NEW
 * </pre>
 */
final class OutboxTable {
    private static final String NAME = "FAIRLEAD_RFC_OUTBOX";
    private static final String COLUMNS =
            "TID, ADDRESS, QUEUE_NAME, FUNCTION_NAME, CALL_TEXT, STATE, ATTEMPTS, NEXT_ATTEMPT, FAILURE";
    private static final String INSERT = "INSERT INTO " + NAME + " (SEND_ORDER, " + COLUMNS
            + ", LEASE_OWNER, LEASED_UNTIL) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, NULL, 0)";

    /** The first of each queue, and all without one. Of a queue a row comes first if all before it have been sent. */
    private static final String DUE = "SELECT " + COLUMNS + " FROM " + NAME
            + " C WHERE C.STATE <> 'FAILED' AND C.NEXT_ATTEMPT <= ? AND C.LEASED_UNTIL <= ?"
            + " AND NOT EXISTS (SELECT 1 FROM " + NAME + " E WHERE E.ADDRESS = C.ADDRESS"
            + " AND E.QUEUE_NAME = C.QUEUE_NAME AND E.SEND_ORDER < C.SEND_ORDER AND E.STATE <> 'SENT')"
            + " ORDER BY C.SEND_ORDER";

    private static final String BY_STATE =
            "SELECT " + COLUMNS + " FROM " + NAME + " WHERE STATE = ? ORDER BY SEND_ORDER";
    private static final String PENDING =
            "SELECT ADDRESS, COUNT(*) AS CALLS FROM " + NAME + " WHERE STATE = 'NEW' GROUP BY ADDRESS";
    private static final int MOST_PENDING = 1_000;
    private static final String LEASE = "UPDATE " + NAME
            + " SET LEASE_OWNER = ?, LEASED_UNTIL = ? WHERE TID = ? AND STATE = ? AND ATTEMPTS = ? AND LEASED_UNTIL <= ?";
    private static final String RENEW =
            "UPDATE " + NAME + " SET LEASED_UNTIL = ? WHERE TID = ? AND LEASE_OWNER = ? AND LEASED_UNTIL > 0";
    private static final String RELEASE = "UPDATE " + NAME + " SET LEASED_UNTIL = 0 WHERE TID = ? AND LEASE_OWNER = ?";
    private static final String CHANGE = "UPDATE " + NAME
            + " SET STATE = ?, ATTEMPTS = ?, NEXT_ATTEMPT = ?, FAILURE = ?, LEASED_UNTIL = ?"
            + " WHERE TID = ? AND LEASE_OWNER = ?";
    private static final String DELETE = "DELETE FROM " + NAME + " WHERE TID = ? AND LEASE_OWNER = ?";
    private static final String RETRY = "UPDATE " + NAME
            + " SET STATE = 'NEW', ATTEMPTS = 0, NEXT_ATTEMPT = 0, FAILURE = NULL WHERE TID = ? AND STATE = 'FAILED'";
    private static final String DISCARD =
            "DELETE FROM " + NAME + " WHERE TID = ? AND STATE <> 'SENT' AND LEASED_UNTIL <= ?";

    /** Longer than a server that works is silent: leases are renewed with each look for what is due. */
    private static final Duration LEASE_TIME = Duration.ofMinutes(2);

    private static final int LONGEST_FAILURE = 400;

    private final Statements statements;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private final AtomicLong lastOrder = new AtomicLong();

    OutboxTable(DataSource database, Clock clock) {
        this.statements = new Statements(database);
        this.clock = clock;
    }

    /** Adds a new call, in the transaction of the thread. */
    void add(StoredCall call) {
        statements.joinedUpdate(
                INSERT,
                nextOrder(),
                call.tid(),
                Address.of(call.destination()),
                call.queue().orElse(null),
                call.function(),
                call.text(),
                call.state().name());
    }

    /** Microseconds, and never the same twice here: what one server writes is in the order in which it was written. */
    private long nextOrder() {
        long now = clock.instant().toEpochMilli() * 1_000;
        return lastOrder.updateAndGet(last -> Math.max(last + 1, now));
    }

    /** What can be sent now. */
    List<StoredCall> due(int most) {
        long now = clock.millis();
        return statements.ownQuery(DUE, most, OutboxTable::read, now, now);
    }

    /** Makes sure that nobody else sends this call; false if somebody else does or did. */
    boolean lease(StoredCall call) {
        return statements.ownUpdate(
                        LEASE, owner, leaseEnd(), call.tid(), call.state().name(), call.attempts(), clock.millis())
                == 1;
    }

    /** Keeps what has been leased and not been given back. */
    void renewLease(String tid) {
        statements.ownUpdate(RENEW, leaseEnd(), tid, owner);
    }

    /** Gives back what has been leased; nothing was done with it. */
    void release(StoredCall call) {
        statements.ownUpdate(RELEASE, call.tid(), owner);
    }

    private long leaseEnd() {
        return clock.instant().plus(LEASE_TIME).toEpochMilli();
    }

    /** The call has been made; it stays leased. False if it is not any more, so that somebody else may be sending it. */
    boolean sent(StoredCall call) {
        return change(call, OutboxState.SENT, 0, 0, null, leaseEnd());
    }

    /** The system was not reached; in whatever state the call is, it is tried again. */
    void later(StoredCall call, OutboxState state, int attempts, Instant next, String failure) {
        change(call, state, attempts, next.toEpochMilli(), failure, 0);
    }

    /** The system has refused the call. */
    void failed(StoredCall call, String failure) {
        change(call, OutboxState.FAILED, call.attempts() + 1, 0, failure, 0);
    }

    private boolean change(
            StoredCall call, OutboxState state, int attempts, long nextAttempt, String failure, long leasedUntil) {
        String text = failure == null ? null : failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
        return statements.ownUpdate(CHANGE, state.name(), attempts, nextAttempt, text, leasedUntil, call.tid(), owner)
                == 1;
    }

    /** The system has been told that the call does not come again. */
    void delete(StoredCall call) {
        statements.ownUpdate(DELETE, call.tid(), owner);
    }

    List<StoredCall> entries(OutboxState state, int most) {
        return statements.joinedQuery(BY_STATE, most, OutboxTable::read, state.name());
    }

    /** How many calls wait to be made. */
    Map<DestinationLookup, Long> pending() {
        return statements
                .joinedQuery(
                        PENDING,
                        MOST_PENDING,
                        row -> Map.entry(Address.parse(row.getString("ADDRESS")), row.getLong("CALLS")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean retry(String tid) {
        return statements.joinedUpdate(RETRY, tid) == 1;
    }

    boolean discard(String tid) {
        return statements.joinedUpdate(DISCARD, tid, clock.millis()) == 1;
    }

    private static StoredCall read(ResultSet row) throws SQLException {
        return new StoredCall(
                row.getString("TID"),
                Address.parse(row.getString("ADDRESS")),
                Optional.ofNullable(row.getString("QUEUE_NAME")),
                row.getString("FUNCTION_NAME"),
                row.getString("CALL_TEXT"),
                OutboxState.valueOf(row.getString("STATE")),
                row.getInt("ATTEMPTS"),
                Instant.ofEpochMilli(row.getLong("NEXT_ATTEMPT")),
                Optional.ofNullable(row.getString("FAILURE")));
    }
}
