package dev.fairlead.tunnel.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code Connection} headers name (RFC 9110, 7.6.1), in lower case. */
public final class ConnectionOptions {

    private ConnectionOptions() {}

    /** Those of a header section. */
    public static Set<String> of(List<HeaderField> headers) {
        Set<String> options = Set.of();
        for (HeaderField field : headers) {
            if (field.is("Connection")) {
                options = options.isEmpty() ? new HashSet<>() : options;
                add(field.value(), options);
            }
        }
        return options;
    }

    /** Those of one value of the header. */
    public static Set<String> of(String value) {
        Set<String> options = new HashSet<>();
        add(value, options);
        return options;
    }

    private static void add(String value, Set<String> options) {
        for (String part : value.split(",")) {
            String option = HttpTokens.trimmed(part).toLowerCase(Locale.ROOT);
            if (!option.isEmpty()) {
                options.add(option);
            }
        }
    }
}
