package dev.fairlead.transport;

import dev.fairlead.configuration.HttpUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Joins the path of a request to the URL of its destination. Whatever the path holds, host and port stay those of the
 * destination, and the path is sent as it is written: dot segments and encoded slashes are the receiver's to judge.
 */
final class RequestTarget {

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private RequestTarget() {}

    /**
     * Raw path and query for the request line.
     *
     * @throws IllegalArgumentException with what is wrong with the path, fit for a message
     */
    static String join(
            HttpUrl url,
            String path,
            List<Map.Entry<String, String>> ofDestination,
            List<Map.Entry<String, String>> ofRequest) {
        check(path);
        int question = path.indexOf('?');
        String relative = question < 0 ? path : path.substring(0, question);
        StringBuilder target = new StringBuilder(url.path());
        if (!relative.isEmpty()) {
            boolean slash = target.length() > 0 && target.charAt(target.length() - 1) == '/';
            if (slash && relative.startsWith("/")) {
                target.setLength(target.length() - 1);
            } else if (!slash && !relative.startsWith("/")) {
                target.append('/');
            }
            target.append(relative);
        }
        if (target.length() == 0) {
            target.append('/');
        }
        StringBuilder query = new StringBuilder(url.query());
        ofDestination.forEach(parameter -> append(query, encoded(parameter)));
        append(query, question < 0 ? "" : path.substring(question + 1));
        ofRequest.forEach(parameter -> append(query, encoded(parameter)));
        return query.length() == 0
                ? target.toString()
                : target.append('?').append(query).toString();
    }

    private static void check(String path) {
        if (ABSOLUTE.matcher(path).matches()) {
            throw new IllegalArgumentException("the path is an absolute URL");
        }
        if (path.startsWith("//") || path.startsWith("/\\") || path.startsWith("\\")) {
            throw new IllegalArgumentException("the path starts with two slashes, which would name another host");
        }
        if (path.indexOf('#') >= 0) {
            throw new IllegalArgumentException("the path has a fragment");
        }
        if (path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '\\')) {
            throw new IllegalArgumentException("the path has a character that must be percent-encoded");
        }
        if (BROKEN_ESCAPE.matcher(path).find()) {
            throw new IllegalArgumentException("the path has a percent sign without two hexadecimal digits");
        }
    }

    private static void append(StringBuilder query, String part) {
        if (!part.isEmpty()) {
            query.append(query.length() == 0 ? "" : "&").append(part);
        }
    }

    private static String encoded(Map.Entry<String, String> parameter) {
        return encoded(parameter.getKey()) + "=" + encoded(parameter.getValue());
    }

    /** Percent-encoding of RFC 3986: unlike in forms, a plus sign is no space. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
