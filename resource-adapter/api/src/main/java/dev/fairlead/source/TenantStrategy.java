package dev.fairlead.source;

/**
 * Whose destinations count when a call is for a subscriber's tenant (destination specification, 6.1). A strategy with
 * {@code FIRST} goes on only where the first answer was that the name is unknown, never after a failure.
 */
public enum TenantStrategy {
    /** Those of the tenant of the call, which is the provider's own if the call names none. */
    CURRENT_TENANT,
    /** Those of a subscriber; a call without a subscriber's tenant fails. */
    SUBSCRIBER_ONLY,
    /** Those of the provider, whatever the tenant of the call. */
    PROVIDER_ONLY,
    /** Those of the subscriber, then those of the provider. */
    SUBSCRIBER_FIRST,
    /** Those of the provider, then those of the subscriber. */
    PROVIDER_FIRST
}
