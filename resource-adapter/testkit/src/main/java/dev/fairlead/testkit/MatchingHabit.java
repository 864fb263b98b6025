package dev.fairlead.testkit;

/** How a server's pool uses {@code matchManagedConnections}, and what it does when nothing matches. */
public enum MatchingHabit {
    /**
     * Payara and GlassFish: offers every free connection at once. Without a match it creates two connections, of which
     * one stays free; a full pool makes room by destroying a free connection.
     */
    PAYARA,
    /** IronJacamar (WildFly) by default: offers one free connection at a time and destroys each that does not match. */
    IRONJACAMAR,
    /** IronJacamar with {@code security-application=true}: one pool, with a maximum of its own, for each request info. */
    IRONJACAMAR_POOL_BY_REQUEST,
    /** Geronimo (TomEE) by default: offers one free connection and fails when it does not match. */
    TOMEE
}
