package dev.fairlead.cdi.restclient;

import dev.fairlead.Destination;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers {@code <interface>/mp-rest/url} for interfaces with {@link Destination}, because some servers refuse an
 * interface without a URL before any listener is asked. A URL that the application configures wins, and is replaced as
 * well.
 */
public final class PlaceholderUrlSource implements ConfigSource {
    private static final String SUFFIX = "/mp-rest/url";

    /** Below every source of the application. */
    private static final int ORDINAL = 1;

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "Fairlead: placeholders for the URLs of Rest Client interfaces";
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String key) {
        return key.endsWith(SUFFIX) && hasDestination(key.substring(0, key.length() - SUFFIX.length()))
                ? Placeholder.BASE_URI.toString()
                : null;
    }

    private static boolean hasDestination(String interfaceName) {
        try {
            ClassLoader application = Thread.currentThread().getContextClassLoader();
            return Class.forName(interfaceName, false, application).isAnnotationPresent(Destination.class);
        } catch (ClassNotFoundException | LinkageError notAnInterfaceOfOurs) {
            return false;
        }
    }
}
