package dev.fairlead.destination;

import dev.fairlead.source.DestinationLookup;

/**
 * What a resolution is about.
 *
 * @param lookup the look-up, with the tenant that counts
 * @param tenantExplicit whether the call named the tenant, rather than the installation
 */
record Subject(DestinationLookup lookup, boolean tenantExplicit) {}
