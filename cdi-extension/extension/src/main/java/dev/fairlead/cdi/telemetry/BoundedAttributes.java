package dev.fairlead.cdi.telemetry;

import io.opentelemetry.api.common.Attributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The attributes of series, made once each. Beyond a limit all further series are one, marked as the SDK marks its own, so that
 * neither tenants nor functions make their number grow without end.
 */
final class BoundedAttributes<K> {
    static final int MAXIMUM = 2_000;
    static final Attributes OVERFLOW =
            Attributes.builder().put("otel.metric.overflow", true).build();

    private final Map<K, Attributes> known = new ConcurrentHashMap<>();
    private final Function<K, Attributes> attributes;

    BoundedAttributes(Function<K, Attributes> attributes) {
        this.attributes = attributes;
    }

    Attributes of(K key) {
        Attributes made = known.get(key);
        if (made != null) {
            return made;
        }
        return known.size() < MAXIMUM ? known.computeIfAbsent(key, attributes) : OVERFLOW;
    }
}
