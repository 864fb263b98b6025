package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.cluster.ClusterSettings;
import dev.fairlead.gateway.cluster.ListedNodes;
import dev.fairlead.gateway.cluster.Membership;
import dev.fairlead.gateway.cluster.NamedNodes;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code cluster}: the nodes of this gateway, by a list or by a name. They share the directory. */
final class ClusterSection {
    private static final String HINT = "Write a host and a port, such as gateway-1.example:8443";
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private ClusterSection() {}

    static Optional<ClusterSettings> read(Path directory, YamlObject keys) {
        Duration lookEvery = keys.value("lookEvery")
                .flatMap(value -> value.duration(SHORTEST, LONGEST))
                .orElse(ClusterSettings.LOOK_EVERY);
        Optional<Membership> members = keys.has("name") ? named(keys) : listed(keys);
        keys.close();
        return members.map(nodes -> ClusterSettings.sharing(directory, nodes, lookEvery));
    }

    private static Optional<Membership> named(YamlObject keys) {
        return keys.value("name")
                .flatMap(value -> value.parsed(Endpoint::parse, HINT))
                .map(NamedNodes::new);
    }

    private static Optional<Membership> listed(YamlObject keys) {
        Optional<Endpoint> self = keys.required("self", "Write how agents reach this node; or name: for a list in DNS")
                .flatMap(value -> value.parsed(Endpoint::parse, HINT));
        List<Endpoint> nodes = new ArrayList<>();
        for (YamlValue item : keys.required("nodes", "List all nodes, this one included")
                .map(YamlValue::list)
                .orElse(List.of())) {
            item.parsed(Endpoint::parse, HINT).ifPresent(nodes::add);
        }
        if (self.isEmpty() || nodes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ListedNodes(self.get(), nodes));
        } catch (IllegalArgumentException apart) {
            keys.wrong(apart.getMessage(), "List all nodes, this one included");
            return Optional.empty();
        }
    }
}
