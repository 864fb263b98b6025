package dev.fairlead.gateway.grid;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.util.Objects;

/**
 * How a node meets the others in the data grid of their servers.
 *
 * @param self how agents and the other nodes reach this node
 * @param cacheManager name of the grid's cache manager in JNDI
 * @param cache name of the cache with the nodes, and the beginning of the name of the one with the leases; the nodes of
 *     one gateway have the same, and other gateways in the grid have others
 */
public record GridSettings(Endpoint self, String cacheManager, String cache) {
    /** Where Payara binds the cache manager of its data grid. */
    public static final String CACHE_MANAGER_OF_PAYARA = "payara/CacheManager";

    /** The name for the only gateway of a grid. */
    public static final String USUAL_CACHE = "fairlead-gateway";

    public GridSettings {
        Objects.requireNonNull(self, "self");
        Objects.requireNonNull(cacheManager, "cacheManager");
        Objects.requireNonNull(cache, "cache");
    }
}
