package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.backend.BackendConnections;
import dev.fairlead.agent.identity.BackendIdentities;
import java.util.Objects;

/**
 * What every exchange works with.
 *
 * @param access what is exposed
 * @param identities as whom requests reach back ends
 * @param connections to back ends
 */
public record ExchangeSettings(AccessRules access, BackendIdentities identities, BackendConnections connections) {
    public ExchangeSettings {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(identities, "identities");
        Objects.requireNonNull(connections, "connections");
    }
}
