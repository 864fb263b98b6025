package dev.fairlead.jco.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Destinations by their properties, which are asked for at each look-up (RFC specification, B.2): as long as they stay the
 * same, so does the way. One whose properties changed is invalid from then on.
 */
public final class PropertyDestinations implements DestinationProvider, AutoCloseable {
    private static final int MAXIMUM = 1_000;

    private final Function<String, Optional<Map<String, String>>> source;
    private final AccessFactory factory;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAXIMUM;
        }
    };

    private record Known(Map<String, String> properties, RevocableAccess access) {}

    /**
     * @param source the properties of a name, secrets as they are; empty if there is no such destination
     * @param factory makes ways of them
     */
    public PropertyDestinations(Function<String, Optional<Map<String, String>>> source, AccessFactory factory) {
        this.source = source;
        this.factory = factory;
    }

    @Override
    public Optional<DestinationAccess> find(String name) {
        Optional<Map<String, String>> properties = source.apply(name);
        synchronized (known) {
            Known before = known.get(name);
            if (before != null && properties.filter(before.properties()::equals).isPresent()) {
                return Optional.of(before.access());
            }
            changed(name);
            return properties.map(Map::copyOf).flatMap(now -> open(name, now));
        }
    }

    private Optional<DestinationAccess> open(String name, Map<String, String> properties) {
        Optional<RevocableAccess> access = factory.open(name, properties).map(RevocableAccess::new);
        access.ifPresent(way -> known.put(name, new Known(properties, way)));
        return access.map(DestinationAccess.class::cast);
    }

    /** Says that the properties of a name changed or were removed: the way of before is invalid at once. */
    public void changed(String name) {
        synchronized (known) {
            Known before = known.remove(name);
            if (before != null) {
                before.access().revoke();
            }
        }
    }

    /** Makes all ways invalid. */
    @Override
    public void close() {
        synchronized (known) {
            known.values().forEach(before -> before.access().revoke());
            known.clear();
        }
    }
}
