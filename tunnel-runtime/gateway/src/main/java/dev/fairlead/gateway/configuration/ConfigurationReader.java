package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.admission.ProxyIssuer;
import dev.fairlead.gateway.configuration.FrontSettings.Authorization;
import dev.fairlead.gateway.configuration.FrontSettings.Protocol;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.gateway.service.ServiceMappings;
import dev.fairlead.tunnel.carrier.Network;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.ListenAddress;
import dev.fairlead.tunnel.configuration.YamlFile;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.fetch.AddressPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a configuration file. */
public final class ConfigurationReader {
    private static final String ADDRESS_HINT = "Write an IP address and a port, such as 0.0.0.0:8443";
    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_HANDSHAKE = Duration.ofSeconds(1);
    private static final Duration LONGEST_HANDSHAKE = Duration.ofMinutes(1);
    private static final int MOST_CONNECTIONS = 100_000;

    private ConfigurationReader() {}

    /**
     * Reads and checks a file, with everything that it names.
     *
     * @throws ConfigurationException with every problem, if there is one
     */
    public static GatewayConfiguration read(Path file) throws ConfigurationException {
        YamlFile yaml = YamlFile.read(file, "Create one with: init --directory DIRECTORY");
        Optional<YamlObject> root = yaml.root();
        List<String> warnings = new ArrayList<>();
        Path directory = root.flatMap(keys -> keys.value("directory"))
                .flatMap(value -> value.parsed(yaml.base()::resolve, "Write the name of a directory"))
                .orElse(yaml.base())
                .normalize();
        GatewaySettings alone = gateway(directory, root.flatMap(keys -> keys.object("agents")));
        GatewaySettings gateway = root.flatMap(keys -> keys.object("cluster"))
                .flatMap(keys -> ClusterSection.read(directory, keys))
                .map(alone::withCluster)
                .orElse(alone);
        Optional<YamlObject> trust = root.flatMap(keys -> keys.object("trust"));
        AddressPolicy addresses = new AddressPolicy(networks(trust.flatMap(keys -> keys.value("networks"))));
        List<ProxyIssuer> issuers =
                new IssuerSection(yaml.files(), warnings).read(trust.flatMap(keys -> keys.value("issuers")));
        trust.ifPresent(YamlObject::close);
        FrontSection section = new FrontSection(yaml.files(), warnings);
        List<FrontSettings> fronts =
                new ArrayList<>(section.read(Protocol.HTTP, root.flatMap(keys -> keys.value("http"))));
        fronts.addAll(section.read(Protocol.SOCKS, root.flatMap(keys -> keys.value("socks"))));
        List<IssuerOffer> offers =
                new OfferSection(yaml.base()).read(root.flatMap(keys -> keys.value("issuersForAgents")));
        ServiceMappings services = new ServiceSection().read(root.flatMap(keys -> keys.value("services")));
        Optional<AdminSettings> admin = admin(root.flatMap(keys -> keys.object("admin")));
        Duration drain = root.flatMap(keys -> keys.value("drain"))
                .flatMap(value -> value.duration(Duration.ZERO, LONGEST_DRAIN))
                .orElse(DEFAULT_DRAIN);
        Path audit =
                audit(yaml.base(), root.flatMap(keys -> keys.object("audit"))).orElse(directory);
        yaml.close();
        boolean tokens = fronts.stream().anyMatch(front -> front.authorization() != Authorization.NONE);
        if (tokens && issuers.isEmpty()) {
            warnings.add("No issuer is trusted: every call to a listener that demands a token is refused");
        }
        return new GatewayConfiguration(
                yaml.revision(),
                gateway,
                issuers,
                addresses,
                fronts,
                offers,
                services,
                Optional.of(audit),
                admin,
                drain,
                warnings);
    }

    private static GatewaySettings gateway(Path directory, Optional<YamlObject> agents) {
        InetSocketAddress address = agents.flatMap(keys -> keys.value("address"))
                .flatMap(value -> value.parsed(ListenAddress::parse, ADDRESS_HINT))
                .orElse(new InetSocketAddress("0.0.0.0", 8443));
        GatewaySettings settings =
                GatewaySettings.of(directory, address.getAddress().getHostAddress(), address.getPort());
        Duration wait = agents.flatMap(keys -> keys.value("waitForAgent"))
                .flatMap(value -> value.duration(Duration.ZERO, LONGEST_WAIT))
                .orElse(settings.waitForAgent());
        int connections = agents.flatMap(keys -> keys.value("maxConnections"))
                .flatMap(value -> value.number(1, MOST_CONNECTIONS))
                .orElse(settings.maxConnections());
        Duration handshake = agents.flatMap(keys -> keys.value("handshake"))
                .flatMap(value -> value.duration(SHORTEST_HANDSHAKE, LONGEST_HANDSHAKE))
                .orElse(settings.handshakeTimeout());
        GroupRules groups = agents.map(GroupSection::read).orElse(GroupRules.DEFAULT);
        agents.ifPresent(YamlObject::close);
        return settings.withWaitForAgent(wait).withGroups(groups).withConnections(connections, handshake);
    }

    private static List<Network> networks(Optional<YamlValue> list) {
        return list.map(YamlValue::list).orElse(List.of()).stream()
                .flatMap(item ->
                        item.parsed(Network::parse, "Write an address, or a network such as 10.0.0.0/8").stream())
                .toList();
    }

    private static Optional<Path> audit(Path base, Optional<YamlObject> section) {
        Optional<Path> directory = section.flatMap(keys -> keys.value("directory"))
                .flatMap(value -> value.parsed(base::resolve, "Write the name of a directory"));
        section.ifPresent(YamlObject::close);
        return directory.map(Path::normalize);
    }

    private static Optional<AdminSettings> admin(Optional<YamlObject> section) {
        Optional<AdminSettings> admin = section.map(keys -> new AdminSettings(
                keys.value("address")
                        .flatMap(value -> value.parsed(ListenAddress::parse, ADDRESS_HINT))
                        .orElse(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8042)),
                keys.value("tenantLabels").flatMap(YamlValue::bool).orElse(false)));
        section.ifPresent(YamlObject::close);
        return admin;
    }
}
