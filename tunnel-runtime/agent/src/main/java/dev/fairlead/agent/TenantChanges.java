package dev.fairlead.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the tenants of an agent by another configuration; each list holds names.
 *
 * @param started are served from now on
 * @param changed go on by another configuration
 * @param ended are no longer served
 * @param unserved why a tenant could not be started, by name
 * @param kept why a tenant goes on by its former configuration, by name
 * @param channels why service channels of a tenant are closed that should be open, by name
 */
public record TenantChanges(
        List<String> started,
        List<String> changed,
        List<String> ended,
        Map<String, String> unserved,
        Map<String, String> kept,
        Map<String, String> channels) {

    /** Nothing yet; to be added to. */
    static TenantChanges none() {
        return new TenantChanges(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
