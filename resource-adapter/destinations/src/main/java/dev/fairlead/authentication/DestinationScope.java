package dev.fairlead.authentication;

import java.util.Objects;

/**
 * Whose credentials they are: no credential crosses from one scope to another.
 *
 * @param application name of the application that owns the destination; empty for the server
 * @param destination name of the destination, with its level where it has one
 * @param revision tells one state of the destination's properties and key stores from another
 * @param tenant the tenant of the call; empty for none
 * @param tenantExplicit whether the call named the tenant, rather than the installation
 */
public record DestinationScope(
        String application, String destination, String revision, String tenant, boolean tenantExplicit) {
    public DestinationScope {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(tenant, "tenant");
    }
}
