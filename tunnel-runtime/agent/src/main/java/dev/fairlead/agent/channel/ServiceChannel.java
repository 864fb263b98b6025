package dev.fairlead.agent.channel;

import dev.fairlead.tunnel.carrier.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * A local port and the service that it leads to.
 *
 * @param service by which name the gateway maps it
 * @param listen where clients connect
 * @param enabled whether the port is open
 * @param maxConnections connections at a time; further ones are closed at once
 * @param clients from where clients may connect; empty: from everywhere the address is reached
 */
public record ServiceChannel(
        String service, InetSocketAddress listen, boolean enabled, int maxConnections, List<Network> clients) {
    public ServiceChannel {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(listen, "listen");
        clients = List.copyOf(clients);
    }

    boolean admits(InetAddress client) {
        return clients.isEmpty() || clients.stream().anyMatch(network -> network.contains(client));
    }
}
