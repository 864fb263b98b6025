package dev.fairlead.connector.configuration;

import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.service.ServiceMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the gateway listens and keeps its state.
 *
 * @param directory its keys, agents and enrolment codes
 * @param host address to listen on for agents
 * @param port port to listen on for agents; 0 for any that is free
 * @param mode whether one of several agents of a location serves, or all do
 * @param cluster all nodes of the gateway, which share the directory; empty: this is the only one
 * @param services what agents reach through service channels
 * @param audit directory below which the audit log is written; empty: none is
 * @param drain how long streams may go on when the gateway stops
 */
public record GatewayConfiguration(
        Path directory,
        String host,
        int port,
        GroupMode mode,
        Optional<ClusterConfiguration> cluster,
        List<ServiceMapping> services,
        Optional<Path> audit,
        Duration drain) {
    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final int NO_GATEWAY = -1;
    private static final int GREATEST_PORT = 65_535;
    /** A server that is told to stop is in more of a hurry than a gateway by itself. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    public GatewayConfiguration {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(cluster, "cluster");
        services = List.copyOf(services);
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(drain, "drain");
    }

    /** The only node; one agent of a location serves, no service is reached, and nothing is audited. */
    public GatewayConfiguration(Path directory, String host, int port) {
        this(directory, host, port, GroupRules.DEFAULT.usual(), Optional.empty(), List.of(), Optional.empty(), DRAIN);
    }

    /** Empty if no port is set. */
    static Optional<GatewayConfiguration> of(SettingValues values, String tenant) {
        int port = values.number(
                        Setting.GATEWAY_PORT,
                        NO_GATEWAY,
                        GREATEST_PORT,
                        "use a port, 0 for any free one, or -1 for no gateway")
                .orElse(NO_GATEWAY);
        if (port == NO_GATEWAY) {
            return Optional.empty();
        }
        Path directory = values.path(Setting.GATEWAY_DIRECTORY)
                .orElseThrow(() -> new IllegalArgumentException(
                        Setting.GATEWAY_PORT.key() + " is set and " + Setting.GATEWAY_DIRECTORY.key()
                                + " is not: name a directory that the gateway may keep its keys in"));
        return Optional.of(new GatewayConfiguration(
                directory,
                values.text(Setting.GATEWAY_HOST).orElse(EVERY_ADDRESS),
                port,
                values.choice(Setting.GATEWAY_MODE, GroupMode.WORDS).orElse(GroupRules.DEFAULT.usual()),
                ClusterConfiguration.of(values),
                GatewayServices.of(values, tenant),
                values.path(Setting.GATEWAY_AUDIT),
                values.duration(Setting.GATEWAY_DRAIN).orElse(DRAIN)));
    }
}
