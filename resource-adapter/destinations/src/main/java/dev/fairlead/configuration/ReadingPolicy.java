package dev.fairlead.configuration;

import java.time.Duration;
import java.util.Objects;

/**
 * What an installation decides about its destinations.
 *
 * @param trustAllForbidden whether {@code TrustAll=TRUE} is refused
 * @param plainTokenServiceAllowed whether secrets may go to a token service over {@code http}
 * @param connectTimeout limit for connecting, where a destination sets none
 * @param readTimeout limit for answers, where a destination sets none
 */
public record ReadingPolicy(
        boolean trustAllForbidden, boolean plainTokenServiceAllowed, Duration connectTimeout, Duration readTimeout) {

    public ReadingPolicy {
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
    }
}
