package dev.fairlead.connector.configuration;

import dev.fairlead.gateway.cluster.ListedNodes;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what several agents of a location, and several nodes of the gateway, are to each other. */
final class GatewayGroup {

    private GatewayGroup() {}

    static GroupMode mode(SettingValues values) {
        Optional<String> mode = values.text(Setting.GATEWAY_MODE);
        if (mode.isEmpty()) {
            return GroupRules.DEFAULT.usual();
        }
        return switch (mode.get()) {
            case "exclusive" -> GroupMode.EXCLUSIVE;
            case "shared" -> GroupMode.SHARED;
            default ->
                throw new IllegalArgumentException(
                        Setting.GATEWAY_MODE.key() + " is '" + mode.get() + "': write exclusive or shared");
        };
    }

    static Optional<ListedNodes> nodes(SettingValues values) {
        Optional<String> self = values.text(Setting.GATEWAY_SELF);
        Optional<String> list = values.text(Setting.GATEWAY_NODES);
        if (self.isEmpty() && list.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Endpoint> nodes = Arrays.stream(list.orElse("").split(","))
                    .map(String::strip)
                    .map(Endpoint::parse)
                    .toList();
            return Optional.of(new ListedNodes(Endpoint.parse(self.orElse("")), nodes));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    Setting.GATEWAY_SELF.key() + " and " + Setting.GATEWAY_NODES.key()
                            + " belong together, as host:port and a list of them: " + unusable.getMessage(),
                    unusable);
        }
    }
}
