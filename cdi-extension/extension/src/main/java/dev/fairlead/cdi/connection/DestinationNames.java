package dev.fairlead.cdi.connection;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidDestinationException;
import java.util.regex.Pattern;

/** What a destination, or a fragment, may be called. */
final class DestinationNames {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private DestinationNames() {}

    /** @throws InvalidDestinationException if one of the names cannot be one; an empty fragment is none */
    static void check(String name, String fragment) {
        if (!LEGAL.matcher(name).matches()) {
            throw illegal(name, "name");
        }
        if (!fragment.isEmpty() && !LEGAL.matcher(fragment).matches()) {
            throw illegal(name, "fragment '" + fragment + "'");
        }
    }

    private static InvalidDestinationException illegal(String name, String place) {
        return new InvalidDestinationException(ErrorDetail.of(
                ErrorCode.DESTINATION_NAME_INVALID, name, place, "is empty, too long, or has other characters"));
    }
}
