package dev.fairlead.service;

import dev.fairlead.binding.token.ServiceAccess;

/** Gives address and token of the Destination service; see {@link dev.fairlead.binding.token.BoundDestinationService}. */
@FunctionalInterface
public interface ServiceAccesses {

    /**
     * Address and token for a tenant.
     *
     * @param subscriber subdomain of the subscriber; empty for the instance's own tenant
     * @throws dev.fairlead.error.DestinationException if there is no token
     */
    ServiceAccess access(String subscriber);
}
