package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.Principal;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that may pass.
 *
 * @param tenant whose agents it reaches
 * @param client id of the calling application; empty if nobody vouches for one
 * @param principal on whose behalf it is; not verified here
 */
public record Admitted(String tenant, String client, Optional<Principal> principal) {

    public Admitted {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(principal, "principal");
    }
}
