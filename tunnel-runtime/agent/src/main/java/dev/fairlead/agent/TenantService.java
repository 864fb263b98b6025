package dev.fairlead.agent;

import dev.fairlead.agent.configuration.Installation;

/** What serves the tenants of an agent, and goes on by another configuration. */
public interface TenantService extends AutoCloseable {

    /**
     * Serves what a configuration lists, and nothing else. Blocks while tenants that are no longer served finish what
     * runs, for a few seconds at most.
     */
    TenantChanges apply(Installation installation);

    /** Whether a tenant would be served if only it were enrolled. */
    boolean waiting();

    /** Ends them all, at the same time. Blocks while they let running requests finish, for a few seconds. */
    @Override
    void close();
}
