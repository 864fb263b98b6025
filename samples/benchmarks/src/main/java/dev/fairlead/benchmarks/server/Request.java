package dev.fairlead.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the server needs to know of a request.
 *
 * @param path without query; also of a request to a proxy, whose target is absolute
 * @param proxied whether it was made to a proxy: with an absolute target, and a {@code Proxy-Authorization} field
 * @param authorized whether there was an {@code Authorization} field
 * @param principal whether there was a {@code SAP-Connectivity-Authentication} field
 */
record Request(String path, boolean proxied, boolean authorized, boolean principal) {

    /** The next request of a connection, its body dropped; null at the end. */
    static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        String target = line.split(" ")[1];
        boolean authorized = false;
        boolean forProxy = false;
        boolean principal = false;
        int length = 0;
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            String lower = field.toLowerCase(Locale.ROOT);
            authorized |= lower.startsWith("authorization:");
            forProxy |= lower.startsWith("proxy-authorization:");
            principal |= lower.startsWith("sap-connectivity-authentication:");
            if (lower.startsWith("content-length:")) {
                length =
                        Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
        boolean absolute = target.startsWith("http:");
        String path = absolute ? URI.create(target).getPath() : target;
        int query = path.indexOf('?');
        return new Request(query < 0 ? path : path.substring(0, query), absolute && forProxy, authorized, principal);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(128);
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
