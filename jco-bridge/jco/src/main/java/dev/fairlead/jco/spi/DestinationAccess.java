package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.repository.MetadataRepository;
import java.util.Map;

/**
 * The way to one system, with the properties of one destination. Safe for use by several threads. Failures are
 * {@link dev.fairlead.rfc.RfcException}s. What {@link #call} calls shares no session with other calls.
 */
public interface DestinationAccess extends RfcCaller {

    /** What tells this destination from all others of the provider, also from those of other tenants with its name. */
    String id();

    /** Name by which it was found. */
    String name();

    /** The destination's properties with their keys, {@code jco.client.client}; secrets are masked. */
    Map<String, String> properties();

    /** Functions and types of the system. */
    MetadataRepository repository();

    /** What the system says of itself; may ask it. */
    RfcSystemInfo systemInfo();

    /** Begins a session that calls of one thread share; asks the system nothing yet. */
    RfcSession begin();

    /** Whether the destination still has the properties that this was made of. */
    boolean isValid();
}
