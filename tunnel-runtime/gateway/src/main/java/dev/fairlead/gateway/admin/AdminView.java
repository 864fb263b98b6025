package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import java.util.List;

/** What the admin listener shows of a gateway. */
public interface AdminView {

    /** Whether calls can be decided. */
    boolean isReady();

    /** The agents that are connected. */
    List<ConnectedAgent> agents();

    /** The listeners for clients. */
    List<ListenerView> listeners();
}
