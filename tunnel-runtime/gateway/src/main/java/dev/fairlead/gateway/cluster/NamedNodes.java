package dev.fairlead.gateway.cluster;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Nodes that are the addresses of one name, such as that of a headless service: looked up anew each time. */
public final class NamedNodes implements Membership {
    private final Endpoint name;
    private final Lookup lookup;

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** @param name host whose addresses are the nodes, and the port of each */
    public NamedNodes(Endpoint name) {
        this(name, InetAddress::getAllByName);
    }

    NamedNodes(Endpoint name, Lookup lookup) {
        this.name = name;
        this.lookup = lookup;
    }

    @Override
    public List<Endpoint> nodes() throws IOException {
        return Arrays.stream(lookup.find(name.host()))
                .map(InetAddress::getHostAddress)
                .sorted(Comparator.naturalOrder())
                .distinct()
                .map(address -> new Endpoint(address, name.port()))
                .toList();
    }

    /** An address of this machine is this node: two nodes on one machine need a list. */
    @Override
    public boolean isSelf(Endpoint node) {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(node.host())) != null;
        } catch (UnknownHostException | SocketException unknown) {
            return false;
        }
    }
}
