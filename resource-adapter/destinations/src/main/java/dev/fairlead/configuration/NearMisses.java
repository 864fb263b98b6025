package dev.fairlead.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Points at properties without effect: those that look like known ones and are not, since names are case-sensitive, and
 * those that claim to be our own.
 */
final class NearMisses {

    private static final Map<String, String> CANONICAL =
            PropertyNames.known().stream().collect(Collectors.toUnmodifiableMap(NearMisses::folded, name -> name));
    private static final String OWN = "fairlead.";
    private static final List<String> GROUPS = PropertyNames.groups();

    private NearMisses() {}

    static void warn(PropertyReader reader) {
        for (String name : reader.names()) {
            String canonical = CANONICAL.get(folded(name));
            if (canonical != null && !canonical.equals(name)) {
                reader.warn(Excerpt.of(name), "has no effect: it is spelt " + canonical);
            }
            if (canonical == null && name.startsWith(OWN) && GROUPS.stream().noneMatch(name::startsWith)) {
                reader.warn(Excerpt.of(name), "has no effect: there is no such property");
            }
            for (String group : GROUPS) {
                if (name.regionMatches(true, 0, group, 0, group.length()) && !name.startsWith(group)) {
                    reader.warn(Excerpt.of(name), "has no effect: its group is spelt " + group + "*");
                }
            }
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
