package dev.fairlead.agent.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything an agent exposes, as one immutable snapshot. */
public final class AccessRules {
    /** Step D of 3.4: exact before prefix, then the longer id. */
    private static final Comparator<PathResource> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (PathResource resource) -> resource.match() != PathMatch.EXACT)
            .thenComparing(resource -> -resource.id().length());

    private final List<SystemMapping> mappings;
    private final Map<VirtualAddress, SystemMapping> byAddress = new HashMap<>();

    /**
     * @param mappings in the order of the configuration
     * @throws IllegalArgumentException if two mappings have the same virtual host and port
     */
    public AccessRules(List<SystemMapping> mappings) {
        this.mappings = List.copyOf(mappings);
        for (SystemMapping mapping : mappings) {
            if (byAddress.put(VirtualAddress.of(mapping.virtualHost(), mapping.virtualPort()), mapping) != null) {
                throw new IllegalArgumentException("Two mappings for " + mapping.virtualAuthority());
            }
        }
    }

    /** All mappings, in the order of the configuration. */
    public List<SystemMapping> mappings() {
        return mappings;
    }

    /** The mapping with that host, ignoring ASCII case, and exactly that port. */
    public Optional<SystemMapping> find(String virtualHost, String virtualPort) {
        return Optional.ofNullable(byAddress.get(VirtualAddress.of(virtualHost, virtualPort)));
    }

    /**
     * Whether a mapping exposes a request target.
     *
     * @param rawTarget as it stood on the request line, one character a byte, in origin form
     */
    public AccessDecision decide(SystemMapping mapping, String rawTarget) {
        if (rawTarget.equals("*")) {
            // the target of OPTIONS for a server as a whole: well-formed, and never exposed
            return new AccessDecision.Denied(DenialReason.RESOURCE, "");
        }
        RequestPath path = RequestPath.of(rawTarget);
        if (path instanceof RequestPath.Malformed malformed) {
            return new AccessDecision.Denied(DenialReason.MALFORMED, malformed.rule());
        }
        if (path instanceof RequestPath.Ambiguous ambiguous) {
            return new AccessDecision.Denied(DenialReason.AMBIGUOUS_PATH, ambiguous.rule());
        }
        RequestPath.Canonical canonical = (RequestPath.Canonical) path;
        return mapping.resources().stream()
                .filter(resource -> resource.isCandidateFor(canonical))
                .min(MOST_SPECIFIC_FIRST)
                .map(AccessRules::judge)
                .orElse(new AccessDecision.Denied(DenialReason.RESOURCE, ""));
    }

    private static AccessDecision judge(PathResource resource) {
        return resource.enabled()
                ? new AccessDecision.Permitted(resource)
                : new AccessDecision.Denied(DenialReason.RESOURCE_DISABLED, "");
    }

    private record VirtualAddress(String host, String port) {
        static VirtualAddress of(String host, String port) {
            return new VirtualAddress(asciiLowerCase(host), port);
        }

        /** Not {@link String#toLowerCase}: it would fold characters such as the Kelvin sign into ASCII. */
        private static String asciiLowerCase(String host) {
            return host.chars().allMatch(c -> c < 0x80) ? host.toLowerCase(Locale.ROOT) : host;
        }
    }
}
