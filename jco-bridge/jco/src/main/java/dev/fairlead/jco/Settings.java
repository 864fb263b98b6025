package dev.fairlead.jco;

import dev.fairlead.jco.spi.AccessFactories;
import dev.fairlead.jco.spi.DestinationProvider;
import dev.fairlead.jco.spi.FileDestinations;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What programs set for all destinations, and what else the JVM's properties say. */
final class Settings {
    /** Destinations for programs that register no provider. */
    static final DestinationProvider FILES = new FileDestinations(Settings::directory, AccessFactories.load());

    private static final String DIRECTORY = "jco.destinations.dir";
    private static final Map<String, String> OWN = new ConcurrentHashMap<>();

    private Settings() {}

    /** The program's own value, or else the JVM's; null if it is not set. */
    static String get(String key) {
        String own = OWN.get(key);
        return own == null ? System.getProperty(key) : own;
    }

    /** null for the JVM's value again. */
    static void set(String key, String value) {
        if (value == null) {
            OWN.remove(key);
        } else {
            OWN.put(key, value);
        }
    }

    private static Path directory() {
        String directory = get(DIRECTORY);
        return Path.of(directory == null ? "" : directory);
    }
}
