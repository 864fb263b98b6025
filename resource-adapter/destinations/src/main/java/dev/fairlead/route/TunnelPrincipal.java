package dev.fairlead.route;

import dev.fairlead.caller.UserToken;
import java.util.Objects;

/**
 * Whom an agent is told a stream is for.
 *
 * @param token proves it
 * @param technical whether it stands for a technical client, and not for a person
 */
public record TunnelPrincipal(UserToken token, boolean technical) {
    public TunnelPrincipal {
        Objects.requireNonNull(token, "token");
    }
}
