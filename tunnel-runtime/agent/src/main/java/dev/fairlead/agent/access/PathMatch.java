package dev.fairlead.agent.access;

/** How the id of a resource is compared with the path of a request (agent specification, 3.4, step C). */
public enum PathMatch {
    /** Equal. */
    EXACT {
        @Override
        boolean matches(String path, String id) {
            return path.equals(id);
        }
    },
    /** The path, and whatever is below it. */
    SEGMENT_PREFIX {
        @Override
        boolean matches(String path, String id) {
            return path.equals(id) || path.startsWith(id) && (id.endsWith("/") || path.charAt(id.length()) == '/');
        }
    },
    /** Every path that begins with the same characters, also in the middle of a segment. */
    STRING_PREFIX {
        @Override
        boolean matches(String path, String id) {
            return path.startsWith(id);
        }
    };

    abstract boolean matches(String path, String id);
}
