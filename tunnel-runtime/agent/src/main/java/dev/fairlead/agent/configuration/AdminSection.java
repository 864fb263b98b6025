package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.configuration.ListenAddress;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Reads {@code admin}: where health, metrics and a page are served. Nobody logs on there, so it stays on this machine. */
final class AdminSection {
    private static final int DEFAULT_PORT = 8043;

    Optional<InetSocketAddress> read(Optional<YamlObject> section) {
        return section.map(keys -> {
            InetSocketAddress address = keys.value("address")
                    .flatMap(value -> value.parsed(
                            ListenAddress::parse, "Write an IP address and a port, such as 127.0.0.1:8043"))
                    .orElse(new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT));
            boolean confirmed =
                    keys.value("confirmOpenToNetwork").flatMap(YamlValue::bool).orElse(false);
            if (!address.getAddress().isLoopbackAddress() && !confirmed) {
                keys.wrong(
                        "everybody on the network could read metrics and the names of your systems there",
                        "Listen on 127.0.0.1; or, if the network itself keeps others out, write"
                                + " confirmOpenToNetwork: true");
            }
            keys.close();
            return address;
        });
    }
}
