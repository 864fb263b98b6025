package dev.fairlead.cdi.connection;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.source.LookupOptions;
import java.util.regex.Pattern;

/** What a destination, or a fragment, may be called. */
final class DestinationNames {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private DestinationNames() {}

    /** @throws InvalidDestinationException if one of the names cannot be one; no fragment at all is none */
    static void check(String name, LookupOptions options) {
        if (!LEGAL.matcher(name).matches()) {
            throw illegal(name, "name");
        }
        if (!options.fragment().isEmpty()) {
            for (String fragment : options.fragment().split(",", -1)) {
                if (!LEGAL.matcher(fragment.strip()).matches()) {
                    throw illegal(name, "fragment '" + fragment + "'");
                }
            }
        }
    }

    private static InvalidDestinationException illegal(String name, String place) {
        return new InvalidDestinationException(ErrorDetail.of(
                ErrorCode.DESTINATION_NAME_INVALID, name, place, "is empty, too long, or has other characters"));
    }
}
