package dev.fairlead.tunnel.carrier;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Hosts that are reached without the proxy. Names are compared as they are written and never looked up, since behind a
 * proxy nobody may know them:
 *
 * <pre>
 * entry          | hosts
 * ---------------|------------------------------------------------------
 * gw.corp        | this name
 * .corp          | every name that ends so, and corp itself
 * 10.0.0.0/8     | the addresses of this network, where one is written
 * 10.1.2.3       | this address
 * </pre>
 */
public final class DirectHosts {
    /** None. */
    public static final DirectHosts NONE = new DirectHosts(List.of());

    private final List<Entry> entries;

    private DirectHosts(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The hosts that any of the entries stands for. */
    public static DirectHosts of(List<Entry> entries) {
        return new DirectHosts(entries);
    }

    /**
     * Whether a host is one of them.
     *
     * @param host name or address; an IPv6 address without brackets
     */
    public boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.stream().anyMatch(entry -> entry.matches(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectHosts hosts && entries.equals(hosts.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }

    /** One line of the list. */
    public sealed interface Entry {

        /**
         * Reads a name, a suffix with its dot, an address or a network.
         *
         * @throws IllegalArgumentException if it is none of them
         */
        static Entry parse(String text) {
            if (Network.isLiteral(text)) {
                return new Addresses(Network.parse(text));
            }
            if (!text.matches("\\.?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
                throw new IllegalArgumentException("this is no host, suffix, address or network");
            }
            return new Name(text.toLowerCase(Locale.ROOT));
        }

        /** Whether it stands for a host, which is in lower case. */
        boolean matches(String host);
    }

    private record Name(String text) implements Entry {
        @Override
        public String toString() {
            return text;
        }

        Name {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public boolean matches(String host) {
            return host.equals(text) || text.startsWith(".") && (host.endsWith(text) || host.equals(text.substring(1)));
        }
    }

    private record Addresses(Network network) implements Entry {
        @Override
        public String toString() {
            return network.first().getHostAddress() + "/" + network.bits();
        }

        Addresses {
            Objects.requireNonNull(network, "network");
        }

        @Override
        public boolean matches(String host) {
            try {
                return Network.isLiteral(host) && network.contains(InetAddress.getByName(host));
            } catch (UnknownHostException malformed) {
                return false;
            }
        }
    }
}
