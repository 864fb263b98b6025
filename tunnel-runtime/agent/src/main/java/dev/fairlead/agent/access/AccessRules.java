package dev.fairlead.agent.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything an agent exposes, as one immutable snapshot. */
public final class AccessRules {
    /** Step D of 3.4: exact before prefix, then the longer id. */
    private static final Comparator<PathResource> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (PathResource resource) -> resource.match() != PathMatch.EXACT)
            .thenComparing(resource -> -resource.id().length());

    private final List<SystemMapping> mappings;
    private final Map<String, HostMappings> byHost = new HashMap<>();

    /**
     * @param mappings in the order of the configuration
     * @throws IllegalArgumentException if two mappings could be meant by the same virtual host and port
     */
    public AccessRules(List<SystemMapping> mappings) {
        this.mappings = List.copyOf(mappings);
        for (SystemMapping mapping : mappings) {
            byHost.computeIfAbsent(mapping.address().virtualHost(), host -> new HostMappings())
                    .add(mapping);
        }
    }

    /** All mappings, in the order of the configuration. */
    public List<SystemMapping> mappings() {
        return mappings;
    }

    /** The mapping with that host, ignoring ASCII case, and exactly that port, or a range with it. */
    public Optional<SystemMapping> find(String virtualHost, String virtualPort) {
        return Optional.ofNullable(byHost.get(asciiLowerCase(virtualHost))).flatMap(host -> host.find(virtualPort));
    }

    /**
     * The mapping to which an internal address leads back: the given one if it does, else the first in the order of
     * the configuration.
     */
    public Optional<HttpMapping> findInternal(HttpMapping served, Predicate<InternalAddress> address) {
        if (address.test(served.internal())) {
            return Optional.of(served);
        }
        return mappings.stream()
                .filter(HttpMapping.class::isInstance)
                .map(HttpMapping.class::cast)
                .filter(mapping -> address.test(mapping.internal()))
                .findFirst();
    }

    /**
     * Whether a mapping exposes a request target.
     *
     * @param rawTarget as it stood on the request line, one character a byte, in origin form
     */
    public AccessDecision decide(HttpMapping mapping, String rawTarget) {
        if (rawTarget.equals("*")) {
            // the target of OPTIONS for a server as a whole: well-formed, and never exposed
            return new AccessDecision.Denied(DenialReason.RESOURCE, "");
        }
        RequestPath path = RequestPath.of(rawTarget, mapping.http().paths());
        if (path instanceof RequestPath.Malformed malformed) {
            return new AccessDecision.Denied(DenialReason.MALFORMED, malformed.rule());
        }
        if (path instanceof RequestPath.Ambiguous ambiguous) {
            return new AccessDecision.Denied(DenialReason.AMBIGUOUS_PATH, ambiguous.rule());
        }
        RequestPath.Canonical canonical = (RequestPath.Canonical) path;
        AccessDecision asItIs = decide(mapping, canonical);
        // where servers read it in two ways, both must be permitted, and WebSockets on both
        AccessDecision decision =
                canonical.hasDoubledSlash() ? stricter(asItIs, decide(mapping, canonical.collapsed())) : asItIs;
        return decision instanceof AccessDecision.Permitted permitted && passesBy(mapping, permitted, canonical)
                ? new AccessDecision.Denied(DenialReason.RESOURCE, "")
                : decision;
    }

    /** Whether calls that a resource looks at would reach the same place by another that does not. */
    private static boolean passesBy(
            HttpMapping mapping, AccessDecision.Permitted permitted, RequestPath.Canonical path) {
        if (permitted.resource().calls().isPresent()) {
            return false;
        }
        // without streams: most systems have no such resources, and every request comes by here
        for (PathResource resource : mapping.resources()) {
            if (resource.calls().isPresent() && AbapPath.of(path).isWithin(resource.id())) {
                return true;
            }
        }
        return false;
    }

    private static AccessDecision decide(HttpMapping mapping, RequestPath.Canonical path) {
        PathResource best = null;
        for (PathResource resource : mapping.resources()) {
            if (resource.isCandidateFor(path) && (best == null || MOST_SPECIFIC_FIRST.compare(resource, best) < 0)) {
                best = resource;
            }
        }
        return best == null ? new AccessDecision.Denied(DenialReason.RESOURCE, "") : judge(best);
    }

    private static AccessDecision stricter(AccessDecision one, AccessDecision other) {
        if (other instanceof AccessDecision.Denied) {
            return other;
        }
        return one instanceof AccessDecision.Permitted permitted
                        && permitted.resource().webSocket()
                ? other
                : one;
    }

    private static AccessDecision judge(PathResource resource) {
        return resource.enabled()
                ? new AccessDecision.Permitted(resource)
                : new AccessDecision.Denied(DenialReason.RESOURCE_DISABLED, "", Optional.of(resource));
    }

    /** Not {@link String#toLowerCase} alone: it would fold characters such as the Kelvin sign into ASCII. */
    private static String asciiLowerCase(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) >= 0x80) {
                return host;
            }
        }
        return host.toLowerCase(Locale.ROOT);
    }
}
