package dev.fairlead.agent.configuration;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A back end's address as destinations write it (agent specification, 2.3).
 *
 * @param host in lower case
 * @param port as written; what it may be depends on the protocol
 */
record VirtualAddress(String host, String port) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    static VirtualAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("there is no port");
        }
        String host = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("\"" + host + "\" is not a virtual host name");
        }
        return new VirtualAddress(host, text.substring(colon + 1));
    }
}
