package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.InternalAddress;
import java.net.URI;

/** Reads where a back end really is. */
final class InternalUrl {

    private InternalUrl() {}

    static InternalAddress parse(String text) {
        URI uri = URI.create(text);
        boolean tls = "https".equals(uri.getScheme());
        if (!tls && !"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException("only http and https back ends are supported");
        }
        boolean addressOnly = (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (uri.getHost() == null || !addressOnly) {
            throw new IllegalArgumentException("this is not just scheme, host and port");
        }
        int port = uri.getPort() < 0 ? tls ? 443 : 80 : port(Integer.toString(uri.getPort()));
        String host = uri.getHost();
        return new InternalAddress(tls, host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    /** A decimal port without sign, blanks or leading zeros. */
    static int port(String text) {
        if (text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a port from 1 to 65535");
    }
}
