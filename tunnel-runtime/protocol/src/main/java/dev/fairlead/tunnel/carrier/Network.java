package dev.fairlead.tunnel.carrier;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A range of addresses.
 *
 * @param first an address of it
 * @param bits how many leading bits all its addresses share
 */
public record Network(InetAddress first, int bits) {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public Network {
        Objects.requireNonNull(first, "first");
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("an address of this kind has no " + bits + " bits");
        }
    }

    /**
     * Reads an address, or a network such as {@code 10.0.0.0/8}. Names are not resolved.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(address).matches()) {
            throw new IllegalArgumentException("this is no address");
        }
        try {
            InetAddress first = InetAddress.getByName(address);
            int all = first.getAddress().length * Byte.SIZE;
            return new Network(first, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("this is no address", malformed);
        }
    }

    /** Whether a text has the form of an address, or of a network, and so is no name. */
    static boolean isLiteral(String text) {
        return text.indexOf('/') >= 0 || LITERAL.matcher(text).matches();
    }

    /** Whether the address is in it. */
    public boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (own[i] != other[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (own[whole] & 0xff) >> (Byte.SIZE - rest) == (other[whole] & 0xff) >> (Byte.SIZE - rest);
    }
}
