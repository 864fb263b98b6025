package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.Principal;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client presents. It never prints.
 *
 * @param token authorises the use of the front; bare
 * @param principal whose identity the back end shall see, from a header of its own
 * @param ownAuthorization whether the request has credentials of its own for the back end
 */
public record Credentials(Optional<String> token, Optional<Principal> principal, boolean ownAuthorization) {

    public Credentials {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(principal, "principal");
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
