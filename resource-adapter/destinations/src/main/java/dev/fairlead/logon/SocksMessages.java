package dev.fairlead.logon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a client says to the SOCKS5 proxy of SAP BTP's Connectivity service: RFC 1928 with a method of its own, which
 * shows a token (authentication specification, 8.3).
 */
final class SocksMessages {

    static final int VERSION = 5;
    static final int TOKEN_METHOD = 0x80;
    static final int TOKEN_VERSION = 1;

    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int LONGEST = 255;
    private static final Pattern IPV4_ADDRESS = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    private SocksMessages() {}

    /** Offers the one method. */
    static byte[] greeting() {
        return new byte[] {VERSION, 1, (byte) TOKEN_METHOD};
    }

    /**
     * Shows the token of the connectivity instance and names the agent.
     *
     * @param locationId empty for the agents without one
     * @throws IllegalArgumentException if it is too long; its message says what of it
     */
    static byte[] authentication(String token, String locationId) {
        byte[] jwt = token.getBytes(StandardCharsets.US_ASCII);
        byte[] location = Base64.getEncoder().encode(locationId.getBytes(StandardCharsets.UTF_8));
        if (location.length > LONGEST) {
            throw new IllegalArgumentException(
                    "has " + locationId.getBytes(StandardCharsets.UTF_8).length + " bytes; the proxy can be told 189");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream(jwt.length + location.length + 6);
        message.write(TOKEN_VERSION);
        message.write(jwt.length >>> 24);
        message.write(jwt.length >>> 16);
        message.write(jwt.length >>> 8);
        message.write(jwt.length);
        message.writeBytes(jwt);
        message.write(location.length);
        message.writeBytes(location);
        return message.toByteArray();
    }

    /**
     * Asks for a connection to a virtual host; the proxy resolves names, nobody here does.
     *
     * @throws IllegalArgumentException if it cannot be named, as IPv6 addresses cannot; its message says why
     */
    static byte[] connect(String host, int port) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(host.length() + 7);
        message.write(VERSION);
        message.write(CONNECT);
        message.write(0);
        if (IPV4_ADDRESS.matcher(host).matches()) {
            message.write(IPV4);
            for (String octet : host.split("\\.")) {
                message.write(Integer.parseInt(octet));
            }
        } else {
            byte[] name = host.getBytes(StandardCharsets.US_ASCII);
            if (name.length == 0 || name.length > LONGEST || host.indexOf(':') >= 0) {
                throw new IllegalArgumentException(
                        "is '" + host + "': no IPv4 address, and no name of at most 255 characters");
            }
            message.write(NAME);
            message.write(name.length);
            message.writeBytes(name);
        }
        message.write(port >>> 8);
        message.write(port);
        return message.toByteArray();
    }
}
