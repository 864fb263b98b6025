package dev.fairlead.tunnel.admin;

import java.util.Objects;
import java.util.Optional;

/**
 * A request of an admin listener; the method is GET.
 *
 * @param target path and query as they arrived
 * @param authorization who asks, as the header says; empty for nobody
 */
public record AdminRequest(String target, Optional<String> authorization) {

    public AdminRequest {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(authorization, "authorization");
    }

    /** The header is a secret. */
    @Override
    public String toString() {
        return "AdminRequest[target=" + target + "]";
    }
}
