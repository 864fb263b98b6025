package dev.fairlead.agent.explain;

import dev.fairlead.tunnel.StreamKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an application calls, as destinations write it. Whether its parts are right is for the decision to say, so that
 * a malformed path can be asked about.
 *
 * @param kind what the bytes of the stream would be
 * @param virtualHost as written
 * @param virtualPort as written, or the default one of the scheme
 * @param target path and query as they would stand on the request line, one character a byte
 */
public record CalledAddress(StreamKind kind, String virtualHost, String virtualPort, String target) {
    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>[A-Za-z]+)://(?<host>[^/?#:]+)(:(?<port>[^/?#]+))?(?<target>.*)", Pattern.DOTALL);
    private static final Map<String, StreamKind> KINDS =
            Map.of("http", StreamKind.HTTP, "rfc", StreamKind.RFC, "tcp", StreamKind.TCP, "ldap", StreamKind.LDAP);
    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "rfc", "80", "ldap", "389");

    public CalledAddress {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(virtualHost, "virtualHost");
        Objects.requireNonNull(virtualPort, "virtualPort");
        Objects.requireNonNull(target, "target");
    }

    /**
     * Reads {@code scheme://host:port/path?query}.
     *
     * @throws IllegalArgumentException if it is something else, with what to do
     */
    public static CalledAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address: write it as in a destination, http://host:port/path");
        }
        String scheme = matcher.group("scheme").toLowerCase(Locale.ROOT);
        StreamKind kind = KINDS.get(scheme);
        if (kind == null) {
            throw new IllegalArgumentException("\"" + scheme + "\" is no scheme that applications call with: it is http"
                    + " (also for back ends with TLS), tcp, ldap or rfc");
        }
        String port = matcher.group("port") == null ? DEFAULT_PORTS.get(scheme) : matcher.group("port");
        if (port == null) {
            throw new IllegalArgumentException("\"" + text + "\" has no port, and " + scheme + " has no default one");
        }
        String rest = matcher.group("target");
        String target = rest.startsWith("/") || rest.startsWith("*") ? rest : "/" + rest;
        return new CalledAddress(kind, matcher.group("host"), port, bytes(target));
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
