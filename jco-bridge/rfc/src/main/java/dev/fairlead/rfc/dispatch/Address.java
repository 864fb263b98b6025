package dev.fairlead.rfc.dispatch;

import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What identifies a destination as one text: application, tenant and name, each encoded, with slashes between them. */
final class Address {
    private static final String SEPARATOR = "/";

    private Address() {}

    static String of(DestinationLookup lookup) {
        return encoded(lookup.application())
                + SEPARATOR
                + encoded(lookup.tenant())
                + SEPARATOR
                + encoded(lookup.name());
    }

    /** @throws IllegalArgumentException if it is none */
    static DestinationLookup parse(String address) {
        String[] parts = address.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("No address of a destination: " + address);
        }
        return new DestinationLookup(decoded(parts[0]), decoded(parts[1]), decoded(parts[2]), LookupOptions.DEFAULT);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
