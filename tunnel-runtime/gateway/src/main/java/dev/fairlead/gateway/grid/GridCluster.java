package dev.fairlead.gateway.grid;

import dev.fairlead.gateway.authority.NodeName;
import dev.fairlead.gateway.cluster.ClusterSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ModifiedExpiryPolicy;

/** Puts the two caches of a gateway together. */
final class GridCluster {
    private static final int MISSED_LOOKS = 3;
    /** The grid forgets a node long after every other one has counted it out. */
    private static final int FORGOTTEN_AFTER = 4;

    private GridCluster() {}

    static ClusterSettings of(GridSettings settings, Duration lookEvery) {
        return of(settings, lookEvery, new JndiManager(settings.cacheManager()), System::nanoTime, Clock.systemUTC());
    }

    static ClusterSettings of(
            GridSettings settings, Duration lookEvery, ManagerFinder managers, LongSupplier nanos, Clock clock) {
        Duration silence = lookEvery.multipliedBy(MISSED_LOOKS);
        GridCache nodes = new GridCache(
                settings.cache(),
                texts().setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(
                        TimeUnit.MILLISECONDS,
                        silence.multipliedBy(FORGOTTEN_AFTER).toMillis()))),
                managers,
                nanos);
        GridCache leases = new GridCache(settings.cache() + "-leases", texts(), managers, nanos);
        return new ClusterSettings(
                new GridNodes(nodes, NodeName.draw().id(), settings.self(), silence, nanos),
                new GridLeases(leases, clock),
                lookEvery);
    }

    /** Texts only: no class of ours comes into the grid, and none of somebody else's out of it. */
    private static MutableConfiguration<String, String> texts() {
        return new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setStoreByValue(true);
    }
}
