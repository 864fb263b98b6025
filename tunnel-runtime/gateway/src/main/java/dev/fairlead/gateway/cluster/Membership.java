package dev.fairlead.gateway.cluster;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.util.List;

/** Knows the nodes of a gateway. */
public interface Membership extends AutoCloseable {

    /**
     * All nodes at this moment, this one included, each by where agents reach it; called every few seconds, and may
     * block.
     *
     * @throws IOException if they cannot be told now: those of before stay
     */
    List<Endpoint> nodes() throws IOException;

    /** Whether that is this node. */
    boolean isSelf(Endpoint node);

    /**
     * Whether the gateway's certificate may name that node. Not where others than its operators can say who the nodes
     * are: there it names this node only.
     */
    default boolean isVouchedFor(Endpoint node) {
        return true;
    }

    /** This node leaves; may block, and has no effect the second time. */
    @Override
    default void close() {}
}
