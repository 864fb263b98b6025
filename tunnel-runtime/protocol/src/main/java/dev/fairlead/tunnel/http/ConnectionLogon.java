package dev.fairlead.tunnel.http;

import java.util.Locale;

/** Authentication schemes that log on a connection instead of a request (RFC 4559, 6). */
public final class ConnectionLogon {

    private ConnectionLogon() {}

    /** Whether a value of {@code Authorization} or {@code WWW-Authenticate} names one. */
    public static boolean isRequested(String value) {
        String scheme = value.toLowerCase(Locale.ROOT);
        return scheme.startsWith("negotiate") || scheme.startsWith("ntlm");
    }
}
