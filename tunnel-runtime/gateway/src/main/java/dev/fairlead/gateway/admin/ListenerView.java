package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.client.FrontCounters;
import java.util.Objects;

/**
 * One listener for clients, at this moment.
 *
 * @param name protocol and port
 * @param connections that stand
 * @param counters of its calls
 */
public record ListenerView(String name, int connections, FrontCounters counters) {

    public ListenerView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(counters, "counters");
    }
}
