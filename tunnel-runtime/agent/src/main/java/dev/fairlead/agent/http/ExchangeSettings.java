package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.backend.BackendConnections;
import dev.fairlead.agent.identity.BackendIdentities;

/**
 * What every exchange works with.
 *
 * @param access what is exposed
 * @param rewriting of responses
 * @param identities as whom requests reach back ends
 * @param connections to back ends
 * @param cookies of systems that functions are called of
 */
record ExchangeSettings(
        AccessRules access,
        ResponseRewriting rewriting,
        BackendIdentities identities,
        BackendConnections connections,
        CookieSeal cookies) {}
