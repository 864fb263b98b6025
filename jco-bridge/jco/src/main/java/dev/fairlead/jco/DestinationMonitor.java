package dev.fairlead.jco;

import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.PoolState;
import java.time.Instant;
import java.util.function.Function;

/** Asks the way to a destination for its connections. */
final class DestinationMonitor implements JCoDestinationMonitor {
    private final DestinationAccess access;
    private final String origin;
    private final JCoDestination limits;

    /** @param origin id of the destination that a custom one was made of, or its own */
    DestinationMonitor(DestinationAccess access, String origin) {
        this.access = access;
        this.origin = origin;
        this.limits = new FoundDestination(access);
    }

    private <T> T ask(Function<DestinationAccess, T> question) {
        return Errors.unchecked(() -> {
            if (!access.isValid()) {
                throw new JCoRuntimeException(
                        JCoException.JCO_ERROR_DESTINATION_DATA_INVALID, SystemDestination.changed(access.name()));
            }
            return question.apply(access);
        });
    }

    private PoolState pool() {
        return ask(DestinationAccess::pool);
    }

    @Override
    public String getDestinationID() {
        return ask(DestinationAccess::id);
    }

    @Override
    public String getOriginDestinationID() {
        return ask(way -> origin);
    }

    @Override
    public String getDestinationName() {
        return ask(DestinationAccess::name);
    }

    @Override
    public int getPoolCapacity() {
        return ask(way -> limits.getPoolCapacity());
    }

    @Override
    public int getPeakLimit() {
        return ask(way -> limits.getPeakLimit());
    }

    @Override
    public int getUsedConnectionCount() {
        return pool().used();
    }

    @Override
    public int getPooledConnectionCount() {
        return pool().idle();
    }

    @Override
    public int getMaxUsedCount() {
        return pool().mostUsed();
    }

    @Override
    public int getWaitingThreadCount() {
        return pool().waiting();
    }

    @Override
    public long getLastActivityTimestamp() {
        return pool().lastActivity().map(Instant::toEpochMilli).orElse(0L);
    }

    @Override
    public boolean isValid() {
        return access.isValid();
    }

    @Override
    public String toString() {
        return "monitor of " + access.name();
    }
}
