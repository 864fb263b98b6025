package dev.fairlead.configuration;

import java.util.List;

/** What may stand in a header field (RFC 9110, 5), and whose fields they are. */
public final class HeaderRules {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final List<String> OF_THE_CONNECTION = List.of(
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
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!letterOrDigit(c) && TOKEN_SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Whether {@code value} can be sent: characters of Latin-1, none of them a control character but the tab. */
    public static boolean validValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c >= 0x7f && c <= 0x9f || c > 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the field frames the message or belongs to one connection, so that the transport alone sets it. */
    public static boolean ofTheConnection(String name) {
        for (String reserved : OF_THE_CONNECTION) {
            if (reserved.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return name.regionMatches(true, 0, "proxy-", 0, 6);
    }

    /**
     * Whether the field says who the user is to a gateway, agent or back end. Servers read hyphen, underscore, space
     * and dot alike, so every spelling counts.
     */
    public static boolean assertsIdentity(String name) {
        return startsLike(name, "ssl-client-cert-chain")
                || name.length() == "ssl-client-cert".length() && startsLike(name, "ssl-client-cert")
                || startsLike(name, "sap-connectivity-")
                || startsLike(name, "sap-cp-connectivity-");
    }

    /** Whatever the case of its letters, and with any sign for the hyphens. */
    private static boolean startsLike(String name, String start) {
        if (name.length() < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            char c = name.charAt(i);
            char plain = letterOrDigit(c) ? Character.toLowerCase(c) : '-';
            if (plain != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean letterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
