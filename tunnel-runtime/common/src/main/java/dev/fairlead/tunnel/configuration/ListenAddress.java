package dev.fairlead.tunnel.configuration;

import dev.fairlead.tunnel.carrier.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Reads an address to listen on: an IP address and a port. Names are not resolved, but for localhost. */
public final class ListenAddress {
    private static final int MAX_PORT = 65_535;

    private ListenAddress() {}

    /** @throws IllegalArgumentException if it is something else */
    public static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("there is no port");
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > MAX_PORT) {
            throw new IllegalArgumentException("there is no such port");
        }
        String host = text.substring(0, colon);
        if (host.equals("localhost")) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }
        String literal = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return new InetSocketAddress(Network.parse(literal).first(), port);
    }
}
