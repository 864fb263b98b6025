package dev.fairlead.jco.spi;

import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.repository.MetadataRepository;
import java.util.Map;

/** The way to one system, with the properties and functions of one destination. */
public interface DestinationAccess extends RfcChannel {

    /** What tells this destination from all others of the provider, also from those of other tenants with its name. */
    String id();

    /** Name by which it was found. */
    String name();

    /** The destination's properties with their keys, {@code jco.client.client}; secrets are masked. */
    Map<String, String> properties();

    /** Functions and types of the system. */
    MetadataRepository repository();

    /** Whether the destination still has the properties that this was made of. */
    boolean isValid();

    /**
     * What calls of one thread that may share a session have in common: the system, and the user of this moment (RFC
     * specification, B.8). Equal for those, and for no others.
     */
    default Object sessionIdentity() {
        return this;
    }
}
