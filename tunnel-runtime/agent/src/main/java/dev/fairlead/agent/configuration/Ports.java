package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.PortRange;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.VirtualPort;
import dev.fairlead.tunnel.RfcPort;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads ports (agent specification, 2.3): a number, a range for TCP, a name such as {@code sapgw42} for RFC. */
final class Ports {
    private static final Set<Protocol> WITH_RANGES = Set.of(Protocol.TCP, Protocol.TCPS);
    private static final Set<Protocol> WITH_NAMES = Set.of(Protocol.RFC, Protocol.RFCS);
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");

    /** Of instance 00; the last two digits are those of the instance. */
    static final int GATEWAY = 3300;

    /** The same with SNC. */
    static final int SECURED_GATEWAY = 4800;

    /** The same of a message server. */
    static final int MESSAGE_SERVER = 3600;

    private Ports() {}

    /** A number, or a range where the protocol has them. */
    static PortRange parse(String text, Protocol protocol) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            int port = number(text);
            return new PortRange(port, port);
        }
        if (!WITH_RANGES.contains(protocol)) {
            throw new IllegalArgumentException("\"" + text + "\" is a range of ports, which only tcp and tcps have");
        }
        int first = number(text.substring(0, dash));
        int last = number(text.substring(dash + 1));
        if (first >= last) {
            throw new IllegalArgumentException("the range \"" + text + "\" does not go from a lower to a higher port");
        }
        return new PortRange(first, last);
    }

    /** The same, or the number that a name stands for where the protocol has them; of a message server any of its. */
    static PortRange internal(String text, Protocol protocol) {
        if (!WITH_NAMES.contains(protocol) || RfcPort.of(text).isEmpty()) {
            return parse(text, protocol);
        }
        int port = text.startsWith("sapms")
                ? MESSAGE_SERVER
                : (text.endsWith("s") ? SECURED_GATEWAY : GATEWAY) + Integer.parseInt(text.substring(5, 7));
        return new PortRange(port, port);
    }

    /** A number, a range, or a name where the protocol has them. */
    static VirtualPort virtual(String text, Protocol protocol) {
        return WITH_NAMES.contains(protocol) && RfcPort.of(text).isPresent()
                ? VirtualPort.named(text)
                : VirtualPort.range(parse(text, protocol));
    }

    private static int number(String text) {
        if (NUMBER.matcher(text).matches() && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a port from 1 to 65535");
    }
}
