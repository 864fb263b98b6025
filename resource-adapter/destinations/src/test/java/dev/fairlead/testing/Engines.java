package dev.fairlead.testing;

import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.EngineBuilder;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.source.DestinationLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Engines over one destination, the way most tests need them. */
public final class Engines {

    /** Name of the one destination. */
    public static final DestinationLookup TARGET = DestinationLookup.of("target");

    private Engines() {}

    public static EngineBuilder builder(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.putIfAbsent("Type", "HTTP");
        all.putIfAbsent("Authentication", "NoAuthentication");
        return DestinationEngine.builder().sources(List.of(MapSource.of("target", all)));
    }

    public static DestinationEngine engine(Map<String, String> properties) {
        return builder(properties).build();
    }
}
