package dev.fairlead.agent;

import dev.fairlead.agent.configuration.Installation;

/** What serves the tenants of an agent, and goes on by another configuration. */
public interface TenantService extends AutoCloseable {

    /**
     * Serves what a configuration lists, and nothing else. Blocks while tenants that are no longer served finish what
     * runs, for a few seconds at most.
     */
    TenantChanges apply(Installation installation);

    /** Whether something may become possible by itself: a tenant is not enrolled yet or not connected, or the port of a channel is taken. */
    boolean waiting();

    /** Ends them all, at the same time. Blocks while they let running requests finish, for a few seconds. */
    @Override
    void close();
}
