package dev.fairlead.tunnel;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port with the name of a service of ABAP systems (agent specification, 2.3): {@code sapgwNN} of an RFC gateway, also
 * {@code sapgwNNs}, or {@code sapmsXXX} of a message server. URLs have numbers for ports, so a URL for such a system
 * holds one that stands for the name (RFC specification, D.2).
 *
 * @param name as mappings write it
 * @param placeholder what stands for it in URLs: 3300 and the instance; of a message server 1
 */
public record RfcPort(String name, int placeholder) {
    /** The header in which clients of the HTTP proxy state the name; it goes no further than to the gateway. */
    public static final String HEADER = "X-Fairlead-Virtual-Port";

    private static final Pattern NAME = Pattern.compile("sapgw(\\d\\d)s?|sapms[A-Z][A-Z0-9]{2}");
    private static final int GATEWAYS = 3300;
    private static final int MESSAGE_SERVERS = 1;

    public RfcPort {
        Objects.requireNonNull(name, "name");
    }

    /** The port of that name; empty if it is none of these. */
    public static Optional<RfcPort> of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String instance = matcher.group(1);
        return Optional.of(
                new RfcPort(name, instance == null ? MESSAGE_SERVERS : GATEWAYS + Integer.parseInt(instance)));
    }
}
