package dev.fairlead.gateway.admission;

import java.util.Objects;
import java.util.Optional;

/**
 * What a client presents. It never prints.
 *
 * @param token authorises the use of the front; bare
 * @param business the header that names a user as principal, as it came
 * @param technical the header that names a technical principal, as it came
 * @param ownAuthorization whether the request has credentials of its own for the back end
 */
public record Credentials(
        Optional<String> token, Optional<String> business, Optional<String> technical, boolean ownAuthorization) {

    public Credentials {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(business, "business");
        Objects.requireNonNull(technical, "technical");
    }

    /** A token and nothing else. */
    public static Credentials ofToken(Optional<String> token) {
        return new Credentials(token, Optional.empty(), Optional.empty(), false);
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
