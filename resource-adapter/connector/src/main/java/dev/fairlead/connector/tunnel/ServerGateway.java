package dev.fairlead.connector.tunnel;

import dev.fairlead.connector.configuration.GatewayConfiguration;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.server.GatewayServer;
import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.gateway.service.ServiceMappings;
import dev.fairlead.route.Tunnel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The gateway of this server: the one that also runs by itself, with nothing but agents to listen for. */
public final class ServerGateway implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(ServerGateway.class.getName());

    private final GatewayServer server;
    private final Duration drain;

    private ServerGateway(GatewayServer server, Duration drain) {
        this.server = server;
        this.drain = drain;
    }

    /**
     * Starts what is configured, and returns when it listens.
     *
     * @param offers whose keys agents may have
     * @throws IOException if a directory cannot be used, the address is taken, or the server lacks a data grid that is
     *     asked for
     */
    public static ServerGateway start(GatewayConfiguration configuration, List<IssuerOffer> offers) throws IOException {
        GatewayServer server = GatewayServer.start(dev.fairlead.gateway.configuration.GatewayConfiguration.inProcess(
                settings(configuration),
                offers,
                new ServiceMappings(configuration.services()),
                configuration.audit(),
                configuration.drain()));
        return new ServerGateway(server, configuration.drain());
    }

    private static GatewaySettings settings(GatewayConfiguration configuration) throws IOException {
        GatewaySettings alone = GatewaySettings.of(
                        configuration.directory(), configuration.host(), configuration.port())
                .withGroups(new GroupRules(configuration.mode(), GroupRules.DEFAULT.lease(), List.of()));
        return configuration.cluster().isEmpty()
                ? alone
                : alone.withCluster(configuration.cluster().get().join(configuration.directory()));
    }

    /** The way to the systems of agents; it ends with the gateway. */
    public Tunnel tunnel() {
        return new GatewayTunnel(server.gateway());
    }

    /** The port on which agents are awaited. */
    public int agentPort() {
        return server.agentPort();
    }

    /** Waits until no stream runs, as long as is configured, and ends every connection and thread. */
    @Override
    public void close() {
        try {
            server.drain(drain, ServerGateway::tell);
        } catch (InterruptedException hurried) {
            server.close();
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(int connections, int streams, Duration left) {
        LOGGER.log(
                System.Logger.Level.INFO,
                "The gateway stops and waits for {0} streams, {1} s at most",
                streams,
                left.toSeconds());
    }
}
