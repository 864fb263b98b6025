package dev.fairlead.agent.access;

import java.util.regex.Pattern;

/**
 * The path of a request as access control sees it (agent specification, 3.4, steps A and B). The back end always gets
 * the original bytes; every spelling that servers resolve differently is refused, so that decision and back end agree.
 */
public sealed interface RequestPath {

    /**
     * Reads the part of a request target before the first {@code ?}.
     *
     * @param rawTarget as it stood on the request line, one character a byte
     * @param policy what becomes of doubled slashes
     */
    static RequestPath of(String rawTarget, PathPolicy policy) {
        int query = rawTarget.indexOf('?');
        return new PathReading(query < 0 ? rawTarget : rawTarget.substring(0, query), policy).read();
    }

    /**
     * A path with one meaning.
     *
     * @param path decoded exactly once
     * @param withoutParameters the same with {@code ;...} cut from every segment
     */
    record Canonical(String path, String withoutParameters) implements RequestPath {
        private static final Pattern SLASHES = Pattern.compile("/{2,}");

        boolean hasParameters() {
            return path.indexOf(';') >= 0;
        }

        boolean hasDoubledSlash() {
            return path.contains("//");
        }

        /** As a server reads it that takes several slashes for one. */
        Canonical collapsed() {
            return new Canonical(
                    SLASHES.matcher(path).replaceAll("/"),
                    SLASHES.matcher(withoutParameters).replaceAll("/"));
        }
    }

    /**
     * Not a path at all.
     *
     * @param rule which test it failed, for the audit log
     */
    record Malformed(String rule) implements RequestPath {}

    /**
     * A path that servers may resolve in different ways.
     *
     * @param rule which test it failed, for the audit log
     */
    record Ambiguous(String rule) implements RequestPath {}
}
