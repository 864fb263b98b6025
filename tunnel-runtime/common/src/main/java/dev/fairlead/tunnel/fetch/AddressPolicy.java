package dev.fairlead.tunnel.fetch;

import dev.fairlead.tunnel.carrier.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses documents are fetched from: those of the public Internet, and networks that an operator lists. */
public final class AddressPolicy {
    /** Special-purpose addresses (RFC 6890 and later), those of metadata services among them. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/3",
                    "::/128",
                    "::1/128",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "2001::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8")
            .map(Network::parse)
            .toList();

    private final List<Network> listed;

    /** @param listed networks that are allowed besides */
    public AddressPolicy(List<Network> listed) {
        this.listed = List.copyOf(listed);
    }

    /** Whether a document may be fetched from there. */
    public boolean allows(InetAddress address) {
        return listed.stream().anyMatch(network -> network.contains(address))
                || SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
