package dev.fairlead.route;

import dev.fairlead.caller.UserToken;

/**
 * The HTTP proxy of SAP's Connectivity service, which leads to on-premise systems (connectivity specification, 1.3).
 * Usually known from a service binding, whose credentials may be rotated: every call gives what counts now. Safe for any
 * number of threads.
 */
public interface ConnectivityProxy {

    /** Where it listens. */
    String host();

    /** Where it listens for HTTP. */
    int port();

    /**
     * The proxy's own token for a tenant.
     *
     * @param tenant whose agents are asked; empty for the tenant of the binding
     * @throws dev.fairlead.error.DestinationException if there is none
     */
    ProxyToken token(String tenant);

    /**
     * The proxy's own token for a tenant, beside which a user's token goes.
     *
     * @param tenant whose agents are asked; empty for the tenant of the binding
     * @param user the user's token
     * @throws dev.fairlead.error.DestinationException if there is none, or the user belongs to another tenant
     */
    ProxyToken tokenBeside(String tenant, UserToken user);

    /**
     * Whether the user's token can be exchanged for one of the proxy, because both are of the same token service.
     *
     * @param user the user's token
     */
    boolean exchanges(UserToken user);

    /**
     * A token of the proxy that says who the user is, too (authentication specification, 10.2, mode A).
     *
     * @param tenant the tenant of the user; empty for the tenant of the binding
     * @param user the user's token
     * @throws dev.fairlead.error.DestinationException if there is none
     */
    ProxyToken exchanged(String tenant, UserToken user);
}
