package dev.fairlead.connector.configuration;

import dev.fairlead.gateway.cluster.ClusterSettings;
import dev.fairlead.gateway.cluster.ListedNodes;
import dev.fairlead.gateway.cluster.NamedNodes;
import dev.fairlead.gateway.grid.DataGrid;
import dev.fairlead.gateway.grid.GridSettings;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** How the servers that run one gateway know each other. */
public sealed interface ClusterConfiguration {

    /**
     * A node of these.
     *
     * @param directory what the nodes share
     * @throws IOException if this server lacks what that takes
     */
    ClusterSettings join(Path directory) throws IOException;

    /**
     * Nodes of a list.
     *
     * @param nodes this one and the others
     */
    record Listed(ListedNodes nodes) implements ClusterConfiguration {
        public Listed {
            Objects.requireNonNull(nodes, "nodes");
        }

        @Override
        public ClusterSettings join(Path directory) {
            return ClusterSettings.sharing(directory, nodes, ClusterSettings.LOOK_EVERY);
        }
    }

    /**
     * Nodes that are the addresses of one name.
     *
     * @param name host whose addresses they are, and the port of each
     */
    record Named(Endpoint name) implements ClusterConfiguration {
        public Named {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public ClusterSettings join(Path directory) {
            return ClusterSettings.sharing(directory, new NamedNodes(name), ClusterSettings.LOOK_EVERY);
        }
    }

    /**
     * Nodes that meet in the data grid of their servers, and keep the leases there.
     *
     * @param grid where in the grid
     */
    record Grid(GridSettings grid) implements ClusterConfiguration {
        public Grid {
            Objects.requireNonNull(grid, "grid");
        }

        @Override
        public ClusterSettings join(Path directory) throws IOException {
            return DataGrid.join(grid, ClusterSettings.LOOK_EVERY);
        }
    }

    /** Empty if this is the only server. */
    static Optional<ClusterConfiguration> of(SettingValues values) {
        return NodeSource.of(values).map(source -> switch (source) {
            case LIST -> listed(values);
            case DNS -> new Named(needed(values, source, Setting.GATEWAY_NODES_NAME));
            case JCACHE ->
                new Grid(new GridSettings(
                        needed(values, source, Setting.GATEWAY_SELF),
                        values.text(Setting.GATEWAY_CACHE_MANAGER).orElse(GridSettings.CACHE_MANAGER_OF_PAYARA),
                        values.text(Setting.GATEWAY_CACHE).orElse(GridSettings.USUAL_CACHE)));
        });
    }

    private static ClusterConfiguration listed(SettingValues values) {
        Endpoint self = needed(values, NodeSource.LIST, Setting.GATEWAY_SELF);
        List<Endpoint> nodes = values.list(Setting.GATEWAY_NODES).stream()
                .map(entry -> SettingValues.endpoint(Setting.GATEWAY_NODES.key(), entry))
                .toList();
        try {
            return new Listed(new ListedNodes(self, nodes));
        } catch (IllegalArgumentException apart) {
            throw new IllegalArgumentException(NodeSource.LIST.needs() + ": " + apart.getMessage(), apart);
        }
    }

    private static Endpoint needed(SettingValues values, NodeSource source, Setting setting) {
        return values.endpoint(setting)
                .orElseThrow(() -> new IllegalArgumentException(setting.key() + " is not set: for nodes by "
                        + source.name().toLowerCase(Locale.ROOT) + " write " + source.needs() + ", as host:port"));
    }
}
