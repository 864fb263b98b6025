package dev.fairlead.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells maintainers what is not wrong and yet not meant, once: destinations are read again and again. */
final class Warnings {

    private static final Logger LOG = System.getLogger(Warnings.class.getName());
    private static final int REMEMBERED = 10_000;

    private final Cache<Warning, Boolean> told = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    private record Warning(String destination, String property, String remark) {}

    void tell(String destination, String property, String remark) {
        if (told.asMap().putIfAbsent(new Warning(destination, property, remark), true) == null) {
            LOG.log(Level.WARNING, "Destination ''{0}'': property {1} {2}", destination, property, remark);
        }
    }
}
