package dev.fairlead.transport;

import dev.fairlead.configuration.HttpUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Joins the path of a request to the URL of its destination. Whatever the path holds, host and port stay those of the
 * destination, and the path is sent as it is written: dot segments and encoded slashes are the receiver's to judge.
 */
final class RequestTarget {

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
        int end = question < 0 ? path.length() : question;
        StringBuilder target = new StringBuilder(url.path().length() + path.length() + 1).append(url.path());
        if (end > 0) {
            boolean slash = target.length() > 0 && target.charAt(target.length() - 1) == '/';
            if (slash && path.charAt(0) == '/') {
                target.setLength(target.length() - 1);
            } else if (!slash && path.charAt(0) != '/') {
                target.append('/');
            }
            target.append(path, 0, end);
        }
        if (target.length() == 0) {
            target.append('/');
        }
        int query = target.length();
        append(target, query, url.query());
        for (Map.Entry<String, String> parameter : ofDestination) {
            append(target, query, encoded(parameter));
        }
        append(target, query, question < 0 ? "" : path.substring(question + 1));
        for (Map.Entry<String, String> parameter : ofRequest) {
            append(target, query, encoded(parameter));
        }
        return target.toString();
    }

    private static void check(String path) {
        if (absolute(path)) {
            throw new IllegalArgumentException("the path is an absolute URL");
        }
        if (path.startsWith("//") || path.startsWith("/\\") || path.startsWith("\\")) {
            throw new IllegalArgumentException("the path starts with two slashes, which would name another host");
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '#') {
                throw new IllegalArgumentException("the path has a fragment");
            }
            if (c <= ' ' || c >= 0x7f || c == '\\') {
                throw new IllegalArgumentException("the path has a character that must be percent-encoded");
            }
            if (c == '%' && !(hexadecimal(path, i + 1) && hexadecimal(path, i + 2))) {
                throw new IllegalArgumentException("the path has a percent sign without two hexadecimal digits");
            }
        }
    }

    /** Whether it starts with a scheme (RFC 3986, 3.1) and two slashes. */
    private static boolean absolute(String path) {
        int colon = path.indexOf("://");
        for (int i = 0; i < colon; i++) {
            char c = path.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean further = c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-';
            if (!letter && (i == 0 || !further)) {
                return false;
            }
        }
        return colon > 0;
    }

    private static boolean hexadecimal(String path, int index) {
        return index < path.length() && Character.digit(path.charAt(index), 16) >= 0;
    }

    private static void append(StringBuilder target, int query, String part) {
        if (!part.isEmpty()) {
            target.append(target.length() == query ? '?' : '&').append(part);
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
