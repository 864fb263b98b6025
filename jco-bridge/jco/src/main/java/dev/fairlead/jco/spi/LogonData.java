package dev.fairlead.jco.spi;

import java.util.Map;

/**
 * Who logs on, and how, instead of what a destination says.
 *
 * @param properties what differs from the destination's, by the same keys, {@code jco.client.user}; may hold secrets
 */
public record LogonData(Map<String, String> properties) {

    public LogonData {
        properties = Map.copyOf(properties);
    }

    /** The keys alone. */
    @Override
    public String toString() {
        return "LogonData" + properties.keySet();
    }
}
