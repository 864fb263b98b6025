package dev.fairlead.source;

import java.util.Objects;

/**
 * What identifies a destination: who asks for which name.
 *
 * @param application name of the application whose own destinations count first; empty for none
 * @param tenant the tenant on whose behalf it is looked up; empty for the tenant that this installation is configured
 *     for
 * @param name name of the destination
 * @param options how it is looked up
 */
public record DestinationLookup(String application, String tenant, String name, LookupOptions options) {

    public DestinationLookup {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }

    /** A look-up by name alone. */
    public static DestinationLookup of(String name) {
        return new DestinationLookup("", "", name, LookupOptions.DEFAULT);
    }

    /** The same look-up of another destination. */
    public DestinationLookup named(String other) {
        return new DestinationLookup(application, tenant, other, options);
    }
}
