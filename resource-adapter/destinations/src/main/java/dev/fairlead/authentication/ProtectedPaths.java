package dev.fairlead.authentication;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The paths of one server that have asked for credentials, each with all below it (RFC 7617, 2.2). Bounded: a server
 * that asks in many places is taken to ask everywhere.
 */
final class ProtectedPaths {

    private static final int MAXIMUM = 64;

    private final Set<String> prefixes = ConcurrentHashMap.newKeySet();

    /**
     * @param target path and query of a request that was challenged
     */
    void add(String target) {
        prefixes.add(prefixes.size() < MAXIMUM ? directory(target) : "/");
    }

    /**
     * @param target path and query of a request
     */
    boolean contains(String target) {
        if (prefixes.isEmpty()) {
            return false;
        }
        String directory = directory(target);
        return prefixes.stream().anyMatch(directory::startsWith);
    }

    private static String directory(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
