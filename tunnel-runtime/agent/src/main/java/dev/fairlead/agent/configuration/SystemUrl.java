package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.PortRange;
import dev.fairlead.agent.access.Protocol;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a back end really is, as the configuration writes it.
 *
 * @param protocol what it speaks
 * @param host name or IP literal, without brackets
 * @param ports one, or several for protocols that are relayed
 */
record SystemUrl(Protocol protocol, String host, PortRange ports) {
    private static final Map<String, Protocol> SCHEMES =
            Arrays.stream(Protocol.values()).collect(Collectors.toMap(Protocol::scheme, Function.identity()));
    private static final Map<Protocol, Integer> DEFAULT_PORTS = Map.of(
            Protocol.HTTP, 80,
            Protocol.HTTPS, 443,
            Protocol.RFC, 80,
            Protocol.RFCS, 443,
            Protocol.RFCWS, 443,
            Protocol.LDAP, 389,
            Protocol.LDAPS, 636);
    private static final Pattern HOST = Pattern.compile("\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+");
    private static final Pattern FORM =
            Pattern.compile("(?<scheme>[a-z]+)://(?<host>" + HOST + ")(:(?<port>[^/]*))?/?");

    static SystemUrl parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("this is not just scheme, host and port");
        }
        Protocol protocol = SCHEMES.get(matcher.group("scheme"));
        if (protocol == null) {
            throw new IllegalArgumentException("\"" + matcher.group("scheme") + "\" is not a protocol of back ends");
        }
        return new SystemUrl(protocol, plain(matcher.group("host")), ports(protocol, matcher.group("port")));
    }

    /** A host alone, as it stands in such an address. */
    static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException("this is not a host");
        }
        return plain(text);
    }

    private static String plain(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static PortRange ports(Protocol protocol, String text) {
        if (text == null) {
            Integer port = DEFAULT_PORTS.get(protocol);
            if (port == null) {
                throw new IllegalArgumentException("there is no port");
            }
            return new PortRange(port, port);
        }
        return Ports.internal(text, protocol);
    }
}
