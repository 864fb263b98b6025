package dev.fairlead.gateway.grid;

import java.io.IOException;
import javax.cache.CacheManager;

/** Finds the cache manager of the grid, which may be another one after the grid was started anew. */
@FunctionalInterface
interface ManagerFinder {

    /** @throws IOException if there is none now */
    CacheManager find() throws IOException;
}
