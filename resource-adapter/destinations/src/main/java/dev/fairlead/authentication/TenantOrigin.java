package dev.fairlead.authentication;

/** Where the tenant of a common token service comes from (authentication specification, 3.2). */
enum TenantOrigin {
    /** The tenant of the call, of whomever; a dedicated token service must not be given one. */
    CALL,
    /** The user's own, by the user's token: no user ever acts in another tenant. */
    USER,
    /** The tenant that the call names itself. */
    EXPLICIT
}
