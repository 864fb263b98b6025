package dev.fairlead.gateway.grid;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;

/** One cache of the grid. It is opened when somebody first asks it, and again after the grid was started anew. */
final class GridCache {
    /** A grid in trouble may take a minute to say so: whoever waits in line hears it at once. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final String name;
    private final Configuration<String, String> configuration;
    private final ManagerFinder managers;
    private final LongSupplier nanos;
    private Optional<Cache<String, String>> opened = Optional.empty();
    private volatile Optional<Long> failed = Optional.empty();

    /**
     * @param configuration of the cache, unless the grid knows it already
     * @param nanos monotonic time
     */
    GridCache(String name, Configuration<String, String> configuration, ManagerFinder managers, LongSupplier nanos) {
        this.name = name;
        this.configuration = configuration;
        this.managers = managers;
        this.nanos = nanos;
    }

    String name() {
        return name;
    }

    /**
     * Asks the grid, and waits for its answer.
     *
     * @throws IOException if there is none; the grid may have done what was asked for
     */
    <T> T ask(Function<Cache<String, String>, T> question) throws IOException {
        Optional<Long> last = failed;
        if (last.isPresent() && nanos.getAsLong() - last.get() < REST.toNanos()) {
            throw new IOException("the data grid gave no answer a moment ago");
        }
        try {
            T answer = question.apply(cache());
            failed = Optional.empty();
            return answer;
        } catch (RuntimeException whatever) {
            // JCache leaves open what a grid throws that is closed, cut off, or holds another kind of values
            failed = Optional.of(nanos.getAsLong());
            throw new IOException("the cache " + name + " of the data grid does not answer", whatever);
        }
    }

    private synchronized Cache<String, String> cache() throws IOException {
        if (opened.isEmpty() || opened.get().isClosed()) {
            opened = Optional.of(open(managers.find()));
        }
        return opened.get();
    }

    private Cache<String, String> open(CacheManager manager) {
        return known(manager).orElseGet(() -> {
            try {
                return manager.createCache(name, configuration);
            } catch (CacheException created) {
                // by another node, in this moment
                return known(manager).orElseThrow(() -> created);
            }
        });
    }

    private Optional<Cache<String, String>> known(CacheManager manager) {
        return Optional.ofNullable(manager.getCache(name, String.class, String.class));
    }
}
