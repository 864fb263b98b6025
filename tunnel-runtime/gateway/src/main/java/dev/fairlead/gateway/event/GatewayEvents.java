package dev.fairlead.gateway.event;

/** Hears what happens to agents (connectivity specification, 5.4). Called on any thread, event loops too: must not block. */
public interface GatewayEvents {

    /** Hears nothing. */
    GatewayEvents NONE = new GatewayEvents() {};

    /** An agent was enrolled, and has a certificate. */
    default void enrolled(String tenant, String agentId, String locationId) {}

    /**
     * Somebody could not enrol.
     *
     * @param reason a code, nothing of what was sent
     */
    default void enrolmentRefused(String reason) {}

    /** A session of an agent was let in. */
    default void tunnelOpened(String tenant, String agentId, String locationId) {}

    /**
     * An agent, or who said to be one, was not let in.
     *
     * @param tenant by its certificate; empty if that names no agent
     * @param agentId likewise
     */
    default void tunnelRefused(String tenant, String agentId, String reason) {}

    /** A session that was let in is ended because its agent may not connect any more. */
    default void agentRevoked(String tenant, String agentId, String reason) {}

    /** A session that was let in has ended. */
    default void tunnelClosed(String tenant, String agentId, String reason) {}
}
