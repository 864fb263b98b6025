package dev.fairlead.cdi.connection;

import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;

/**
 * What an application asks for, before it is known what the application is called.
 *
 * @param name the destination
 * @param tenant the tenant; empty for that of the installation
 * @param options how it is looked up
 */
record Address(String name, String tenant, LookupOptions options) {

    Address forTenant(String other) {
        return new Address(name, other, options);
    }

    DestinationLookup of(String application) {
        return new DestinationLookup(application, tenant, name, options);
    }

    @Override
    public String toString() {
        return name
                + (options.fragment().isEmpty() ? "" : " with " + options.fragment())
                + (tenant.isEmpty() ? "" : " for " + tenant);
    }
}
