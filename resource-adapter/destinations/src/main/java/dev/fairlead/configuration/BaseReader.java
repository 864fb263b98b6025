package dev.fairlead.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what destinations of every type say, if under different names (destination specification, 1.1). */
final class BaseReader {

    private static final Pattern LOCATION_ID = Pattern.compile("[ -~]{0,64}");
    private static final Map<String, ProxyType> PROXY_TYPES = Map.of(
            ProxyType.INTERNET.value(), ProxyType.INTERNET,
            ProxyType.ON_PREMISE.value(), ProxyType.ON_PREMISE,
            ProxyType.PRIVATE_LINK.value(), ProxyType.PRIVATE_LINK);

    private final PropertyReader reader;

    BaseReader(PropertyReader reader) {
        this.reader = reader;
    }

    Optional<String> description() {
        return PropertyNames.DESCRIPTIONS.stream()
                .map(reader::text)
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<ProxyType> proxyType(String property) {
        return reader.choice(property, PROXY_TYPES);
    }

    Optional<ProxyType> mandatoryProxyType(String property) {
        reader.mandatory(property);
        return proxyType(property);
    }

    /** Empty text where there is none. */
    String locationId(String property) {
        String locationId = reader.text(property).orElse("");
        if (!LOCATION_ID.matcher(locationId).matches()) {
            reader.problems()
                    .invalid(
                            property,
                            "'" + Excerpt.of(locationId) + "' is too long or not ASCII",
                            "Use up to 64 printable ASCII characters");
        }
        return locationId;
    }
}
