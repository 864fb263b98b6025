package dev.fairlead.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** A set of networks, of both versions of the Internet protocol. */
final class Networks {

    /** Where Amazon, Azure and Alibaba tell machines about themselves, beside the link-local 169.254.169.254. */
    static final Networks METADATA = of(List.of("fd00:ec2::/32", "168.63.129.16", "100.100.100.200"));

    /** What is not for public use (RFC 6890), and addresses of version 6 that stand for one of version 4. */
    static final Networks PRIVATE = of(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8"));

    private final List<Network> all;

    private Networks(List<Network> all) {
        this.all = all;
    }

    private record Network(byte[] start, int bits) {
        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(start, 0, whole, address, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || ((start[whole] ^ address[whole]) & 0xFF) >>> (8 - rest) == 0;
        }
    }

    /**
     * @param networks addresses, or networks as {@code address/bits}
     * @throws IllegalArgumentException with the entry that is neither
     */
    static Networks of(List<String> networks) {
        return new Networks(networks.stream().map(Networks::network).toList());
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        String start = slash < 0 ? text : text.substring(0, slash);
        try {
            // a host name would be resolved
            if (start.isEmpty() || !start.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
                throw new IllegalArgumentException("'" + text + "' is no address and no network");
            }
            byte[] address = InetAddress.getByName(start).getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("'" + text + "' has no such number of bits");
            }
            return new Network(address, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no address and no network", e);
        }
    }

    boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return all.stream().anyMatch(network -> network.contains(bytes));
    }
}
