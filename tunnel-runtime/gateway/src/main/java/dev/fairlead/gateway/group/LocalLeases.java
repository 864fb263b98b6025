package dev.fairlead.gateway.group;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The leases of a gateway that is one process. As many as there are groups, and those are enrolled by people. */
public final class LocalLeases implements LeaseStore {
    private final ConcurrentMap<String, LeaseRecord> records = new ConcurrentHashMap<>();

    @Override
    public Optional<LeaseRecord> read(String group) {
        return Optional.ofNullable(records.get(group));
    }

    @Override
    public boolean replace(String group, Optional<LeaseRecord> expected, LeaseRecord next) {
        return expected.isEmpty()
                ? records.putIfAbsent(group, next) == null
                : records.replace(group, expected.get(), next);
    }
}
