package dev.fairlead.gateway.grid;

import dev.fairlead.gateway.group.LeaseRecord;
import dev.fairlead.gateway.group.LeaseStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leases in a cache, as texts {@code 1 <epoch> <renewals> <holder>}, each step by comparing and replacing.
 *
 * <p>A grid in memory may lose what it held, and then it looks as if nobody ever had the lease though somebody serves by
 * it. So a lease that is not there is held by nobody known: others may have it when that has not changed for the time of
 * a lease. Its epoch is the time of day in milliseconds, which is higher than any before, since holders change less often.
 */
final class GridLeases implements LeaseStore {
    private static final System.Logger LOGGER = System.getLogger(GridLeases.class.getName());
    /** Another one each time, so that nobody takes a lease that was lost for one that has not changed for long. */
    private static final String NOBODY_KNOWN = "?/";

    private static final int LONGEST_HOLDER = 512;
    private static final int LONGEST = LONGEST_HOLDER + 40;
    private static final Pattern TEXT = Pattern.compile("1 (\\d{1,18}) (\\d{1,18}) (.*)", Pattern.DOTALL);

    private final GridCache cache;
    private final Clock clock;

    /** @param clock of the first epoch */
    GridLeases(GridCache cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Optional<LeaseRecord> read(String group) throws IOException {
        Optional<String> stored = stored(group);
        Optional<LeaseRecord> record = stored.flatMap(GridLeases::record);
        return record.isPresent() ? record : Optional.of(begin(group, stored));
    }

    /** @param stored what stands there and is no lease; it is replaced, and nobody has gained by it */
    private LeaseRecord begin(String group, Optional<String> stored) throws IOException {
        if (stored.isPresent()) {
            LOGGER.log(
                    System.Logger.Level.WARNING, "An entry of the cache {0} is no lease and is replaced", cache.name());
        }
        LeaseRecord unknown = new LeaseRecord(NOBODY_KNOWN + UUID.randomUUID(), clock.millis(), 0);
        if (written(group, stored, unknown)) {
            return unknown;
        }
        return stored(group)
                .flatMap(GridLeases::record)
                .orElseThrow(() -> new IOException("the lease of a group changes all the time in " + cache.name()));
    }

    @Override
    public boolean replace(String group, Optional<LeaseRecord> expected, LeaseRecord next) throws IOException {
        if (next.holder().length() > LONGEST_HOLDER) {
            throw new IOException("the name of an agent's start is too long for the cache " + cache.name());
        }
        return written(group, expected.map(GridLeases::text), next);
    }

    private Optional<String> stored(String group) throws IOException {
        Optional<Object> found = cache.ask(entries -> Optional.<Object>ofNullable(entries.get(group)));
        if (found.isPresent() && !(found.get() instanceof String)) {
            throw new IOException("the cache " + cache.name() + " holds something else than texts: clear it");
        }
        return found.map(String.class::cast);
    }

    private boolean written(String group, Optional<String> expected, LeaseRecord next) throws IOException {
        String text = text(next);
        return cache.ask(entries ->
                expected.isEmpty() ? entries.putIfAbsent(group, text) : entries.replace(group, expected.get(), text));
    }

    private static String text(LeaseRecord record) {
        return "1 " + record.epoch() + " " + record.renewals() + " " + record.holder();
    }

    private static Optional<LeaseRecord> record(String text) {
        Matcher matcher = TEXT.matcher(text);
        return text.length() <= LONGEST && matcher.matches()
                ? Optional.of(new LeaseRecord(
                        matcher.group(3), Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
