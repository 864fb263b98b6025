package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
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

    /** Its connections now; {@link PoolState#NONE} where there is no pool to tell of. */
    default PoolState pool() {
        return PoolState.NONE;
    }

    /** The way that questions for functions and types take: another one where the destination names it for them. */
    default DestinationAccess repositoryAccess() {
        return this;
    }

    /**
     * The way to the same system with another logon, which shares neither connections nor sessions with this one. Equal
     * data give equal ways, which share both.
     *
     * @throws dev.fairlead.rfc.RfcUnsupportedException if the provider takes the logon from its destinations alone
     * @throws dev.fairlead.rfc.RfcConfigurationException if destination and data do not go together
     */
    default DestinationAccess with(LogonData logon) {
        throw RfcException.of(RfcFailure.of(
                        RfcErrorGroup.NOT_SUPPORTED,
                        name(),
                        "custom destination",
                        "cannot have a logon of its own here")
                .withHint("Define a destination with that logon"));
    }
}
