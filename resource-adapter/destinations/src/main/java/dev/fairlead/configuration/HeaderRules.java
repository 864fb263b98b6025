package dev.fairlead.configuration;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may stand in a header field (RFC 9110, 5), and whose fields they are. */
public final class HeaderRules {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "http2-settings");

    private HeaderRules() {}

    /** Whether {@code name} can be a field's name. */
    public static boolean validName(String name) {
        return TOKEN.matcher(name).matches();
    }

    /** Whether {@code value} can be sent: characters of Latin-1, none of them a control character but the tab. */
    public static boolean validValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f && c <= 0xff && (c < 0x80 || c > 0x9f));
    }

    /** Whether the field frames the message or belongs to one connection, so that the transport alone sets it. */
    public static boolean ofTheConnection(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OF_THE_CONNECTION.contains(lower) || lower.startsWith("proxy-");
    }

    /**
     * Whether the field says who the user is to a gateway, agent or back end. Servers read hyphen, underscore, space
     * and dot alike, so every spelling counts.
     */
    public static boolean assertsIdentity(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
        return plain.equals("ssl-client-cert")
                || plain.startsWith("ssl-client-cert-chain")
                || plain.startsWith("sap-connectivity-")
                || plain.startsWith("sap-cp-connectivity-");
    }
}
