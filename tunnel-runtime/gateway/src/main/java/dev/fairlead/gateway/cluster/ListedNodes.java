package dev.fairlead.gateway.cluster;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.util.List;
import java.util.Objects;

/**
 * Nodes that stand in a list.
 *
 * @param self this node, one of the list
 * @param nodes all of them
 */
public record ListedNodes(Endpoint self, List<Endpoint> nodes) implements Membership {

    /** @throws IllegalArgumentException if this node is not in the list */
    public ListedNodes {
        Objects.requireNonNull(self, "self");
        nodes = List.copyOf(nodes);
        if (!nodes.contains(self)) {
            throw new IllegalArgumentException(self + " is not one of the nodes " + nodes);
        }
    }

    @Override
    public boolean isSelf(Endpoint node) {
        return self.equals(node);
    }
}
