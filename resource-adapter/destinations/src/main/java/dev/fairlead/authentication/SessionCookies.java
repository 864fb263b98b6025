package dev.fairlead.authentication;

import dev.fairlead.configuration.HeaderRules;
import java.net.HttpCookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one target has told one user's client to bring along (RFC 6265). They go to that target only, the way that they
 * came, so that {@code Secure} says nothing more. Never prints.
 */
final class SessionCookies {

    private static final int MOST = 20;
    private static final int LONGEST = 2048;

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(String pair, String path, Optional<Instant> until) {
        boolean counts(String target, Instant now) {
            boolean below = target.startsWith(path)
                    && (path.endsWith("/") || target.length() == path.length() || target.charAt(path.length()) == '/');
            return below && until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    /**
     * Takes the values of {@code Set-Cookie}; what cannot be read is passed over.
     *
     * @param host of the target
     * @param target path and query of the request
     */
    synchronized void take(List<String> fields, String host, String target, Instant now) {
        fields.stream()
                .flatMap(field -> parsed(field).stream())
                .forEach(cookie -> take(cookie, host, path(target), now));
    }

    private static List<HttpCookie> parsed(String field) {
        try {
            return HttpCookie.parse("Set-Cookie:" + field);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private void take(HttpCookie cookie, String host, String requested, Instant now) {
        String pair = cookie.getName() + "=" + cookie.getValue();
        String domain = cookie.getDomain();
        boolean ofTarget =
                domain == null || domain.equalsIgnoreCase(host) || HttpCookie.domainMatches("." + bare(domain), host);
        if (!ofTarget || pair.length() > LONGEST || !HeaderRules.validValue(pair)) {
            return;
        }
        String path = cookie.getPath() != null && cookie.getPath().startsWith("/")
                ? cookie.getPath()
                : requested.substring(0, Math.max(1, requested.lastIndexOf('/')));
        String key = cookie.getName() + " " + path;
        kept.remove(key);
        if (cookie.getMaxAge() != 0 && kept.size() < MOST) {
            Optional<Instant> until =
                    cookie.getMaxAge() < 0 ? Optional.empty() : Optional.of(now.plusSeconds(cookie.getMaxAge()));
            kept.put(key, new Kept(pair, path, until));
        }
    }

    private static String bare(String domain) {
        return domain.startsWith(".") ? domain.substring(1) : domain;
    }

    private static String path(String target) {
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        return path.startsWith("/") ? path : "/";
    }

    /**
     * The value of {@code Cookie} for a request; empty if there is nothing to bring along.
     *
     * @param own what the application brings itself: its cookies stand for those of the same name
     */
    synchronized String header(String target, String own, Instant now) {
        List<String> pairs = new ArrayList<>();
        for (String pair : own.split(";")) {
            if (!pair.isBlank()) {
                pairs.add(pair.strip());
            }
        }
        List<String> names = pairs.stream().map(SessionCookies::name).toList();
        kept.values().stream()
                .filter(cookie -> cookie.counts(path(target), now))
                .map(Kept::pair)
                .filter(pair -> !names.contains(name(pair)))
                .forEach(pairs::add);
        return String.join("; ", pairs);
    }

    private static String name(String pair) {
        return pair.split("=", 2)[0];
    }
}
