package dev.fairlead.tunnel.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code Connection} headers name (RFC 9110, 7.6.1), in lower case. */
public final class ConnectionOptions {

    private ConnectionOptions() {}

    /** Those of a header section. */
    public static Set<String> of(List<HeaderField> headers) {
        return headers.stream()
                .filter(field -> field.is("Connection"))
                .flatMap(field -> of(field.value()).stream())
                .collect(Collectors.toSet());
    }

    /** Those of one value of the header. */
    public static Set<String> of(String value) {
        return Arrays.stream(value.split(","))
                .map(option -> HttpTokens.trimmed(option).toLowerCase(Locale.ROOT))
                .filter(option -> !option.isEmpty())
                .collect(Collectors.toSet());
    }
}
