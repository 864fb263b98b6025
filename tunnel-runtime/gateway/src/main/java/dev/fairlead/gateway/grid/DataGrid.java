package dev.fairlead.gateway.grid;

import dev.fairlead.gateway.cluster.ClusterSettings;
import java.io.IOException;
import java.time.Duration;

/** Nodes that meet in the data grid of their servers. This class can be used without JCache, to learn that it is missing. */
public final class DataGrid {

    private DataGrid() {}

    /**
     * One of these nodes. The grid itself is looked for later, and again after it was away; meanwhile the node knows no
     * other one, and no lease is granted.
     *
     * @param lookEvery how often the node says that it lives and looks for the others; one that says nothing for three
     *     times as long is not a node any more
     * @throws IOException if the server has no JCache
     */
    public static ClusterSettings join(GridSettings settings, Duration lookEvery) throws IOException {
        try {
            return GridCluster.of(settings, lookEvery);
        } catch (LinkageError absent) {
            throw new IOException(
                    "nodes can meet in a data grid only where the server has JCache (JSR 107), and this one has no"
                            + " javax.cache: add a provider, or list the nodes",
                    absent);
        }
    }
}
