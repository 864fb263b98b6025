package dev.fairlead.agent.configuration;

import dev.fairlead.agent.channel.ServiceChannel;
import dev.fairlead.tunnel.carrier.Network;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code serviceChannels}: local ports that lead to services of the cloud (agent specification, 7). */
final class ChannelSection {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int DEFAULT_CONNECTIONS = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
    private static final String LISTEN_HINT = "Write a port, or an IP address and a port such as 10.1.2.3:5432";

    List<ServiceChannel> read(Optional<YamlValue> list) {
        List<ServiceChannel> channels = new ArrayList<>();
        Set<Integer> ports = new HashSet<>();
        for (YamlValue item : list.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(ChannelSection::channel).ifPresent(channel -> {
                if (!ports.add(channel.listen().getPort())) {
                    item.wrong(
                            "another channel has the port " + channel.listen().getPort(),
                            "Give each channel a port of its own");
                }
                channels.add(channel);
            });
        }
        return channels;
    }

    private static Optional<ServiceChannel> channel(YamlObject entry) {
        Optional<String> service = entry.required("service", "Write the name that the gateway gives to the service")
                .flatMap(value ->
                        value.parsed(ChannelSection::name, "Write the name that the gateway gives to the service"));
        Optional<InetSocketAddress> listen = entry.required("listen", LISTEN_HINT)
                .flatMap(value -> value.parsed(ChannelSection::address, LISTEN_HINT));
        boolean enabled = entry.value("enabled").flatMap(YamlValue::bool).orElse(true);
        int connections = entry.value("maxConnections")
                .flatMap(value -> value.number(1, MAX_CONNECTIONS))
                .orElse(DEFAULT_CONNECTIONS);
        List<Network> clients = entry.value("clients").map(YamlValue::list).orElse(List.of()).stream()
                .flatMap(item ->
                        item.parsed(Network::parse, "Write an address, or a network such as 10.0.0.0/8").stream())
                .toList();
        entry.close();
        if (listen.isPresent() && !listen.get().getAddress().isLoopbackAddress() && clients.isEmpty()) {
            entry.wrong(
                    "everybody on the network could use this channel",
                    "Write only the port to listen on loopback, or list in clients from where it may be used");
        }
        return service.flatMap(name -> listen.map(at -> new ServiceChannel(name, at, enabled, connections, clients)));
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("this is not a name of a service");
        }
        return text;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > MAX_PORT) {
            throw new IllegalArgumentException("there is no port from 1 to " + MAX_PORT);
        }
        return new InetSocketAddress(host(colon < 0 ? "" : text.substring(0, colon)), Integer.parseInt(port));
    }

    private static InetAddress host(String text) {
        if (text.isEmpty() || text.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        return Network.parse(text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text)
                .first();
    }
}
