package dev.fairlead.source;

import java.util.Optional;

/**
 * Where SAP BTP's Destination service keeps a destination (destination specification, 2.10 and 6.1). Sources that know
 * no levels answer every look-up.
 */
public enum DestinationLevel {
    /** The service instance first, then the subaccount: what the service's Find does. */
    ANY(""),
    /** The service instance; with a subscriber's tenant, what the application keeps for that subscriber. */
    INSTANCE("instance"),
    /** The subaccount of the tenant. */
    SUBACCOUNT("subaccount"),
    /** The provider's service instance, also for a subscriber's tenant. */
    PROVIDER_INSTANCE("provider_instance"),
    /** The provider's subaccount, also for a subscriber's tenant. */
    PROVIDER_SUBACCOUNT("provider_subaccount");

    private final String id;

    DestinationLevel(String id) {
        this.id = id;
    }

    /** The level in the service's words; empty for {@link #ANY}. */
    public String id() {
        return id;
    }

    /** The level with that id; empty if there is none. */
    public static Optional<DestinationLevel> of(String id) {
        for (DestinationLevel level : values()) {
            if (level.id.equals(id)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
