package dev.fairlead.agent.access;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A path as ABAP systems find services by it: they know no case, take what stands in parentheses for settings, and give
 * a service whatever is below its own path.
 *
 * @param text in lower case, without anything that makes no difference there
 */
record AbapPath(String text) {
    private static final Pattern SETTINGS = Pattern.compile("\\([^/]*|\\s");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    static AbapPath of(RequestPath.Canonical path) {
        return of(path.withoutParameters());
    }

    private static AbapPath of(String path) {
        String plain = SETTINGS.matcher(path).replaceAll("").toLowerCase(Locale.ROOT);
        return new AbapPath(SLASHES.matcher(plain).replaceAll("/"));
    }

    /** Whether the service at that path would get it. */
    boolean isWithin(String service) {
        String other = of(service).text();
        return text.equals(other) || text.startsWith(other + "/");
    }
}
