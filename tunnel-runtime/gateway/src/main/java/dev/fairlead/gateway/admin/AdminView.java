package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.gateway.GatewayFigures;
import dev.fairlead.gateway.client.WireBytes;
import java.util.List;

/** What the admin listener shows of a gateway. */
public interface AdminView {

    /** Whether calls can be decided. */
    boolean isReady();

    /** The agents that are connected. */
    List<ConnectedAgent> agents();

    /** The bytes of agents' connections. */
    WireBytes agentBytes();

    /** How the gateway fares. */
    GatewayFigures figures();

    /** Whether metrics tell tenants apart. */
    boolean tenantLabels();

    /** How often the audit log could not be written. */
    long auditFailures();

    /** The listeners for clients. */
    List<ListenerView> listeners();
}
