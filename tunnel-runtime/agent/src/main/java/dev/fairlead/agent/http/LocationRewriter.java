package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.agent.access.SystemAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Turns redirects to internal addresses into ones that applications can follow (agent specification, 3.7). It grants
 * nothing: the new request is decided like any other.
 */
final class LocationRewriter {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final AccessRules access;

    LocationRewriter(AccessRules access) {
        this.access = access;
    }

    /** The location for the caller: rewritten if it names a mapped back end, the given one otherwise. */
    String rewrite(int status, String location, HttpMapping served) {
        if (!REDIRECTS.contains(status)) {
            return location;
        }
        return absolute(location)
                .flatMap(target -> virtualAuthority(target, served)
                        .map(authority -> "http://" + authority + location.substring(endOfAuthority(location))))
                .orElse(location);
    }

    private Optional<String> virtualAuthority(URI target, HttpMapping served) {
        return access.findInternal(served, address -> isAt(address, target))
                .map(mapping -> followable(mapping.address()));
    }

    private static String followable(SystemAddress address) {
        return address.virtualPort().text().equals("80") ? address.virtualHost() : address.virtualAuthority();
    }

    private static boolean isAt(InternalAddress address, URI target) {
        boolean tls = target.getScheme().equalsIgnoreCase("https");
        int port = target.getPort() >= 0 ? target.getPort() : tls ? 443 : 80;
        String host = target.getHost().startsWith("[")
                ? target.getHost().substring(1, target.getHost().length() - 1)
                : target.getHost();
        return address.host().equalsIgnoreCase(host) && address.port() == port;
    }

    private static Optional<URI> absolute(String location) {
        try {
            URI target = new URI(location);
            boolean http = "http".equalsIgnoreCase(target.getScheme()) || "https".equalsIgnoreCase(target.getScheme());
            return http && target.getHost() != null ? Optional.of(target) : Optional.empty();
        } catch (URISyntaxException unusual) {
            return Optional.empty();
        }
    }

    private static int endOfAuthority(String location) {
        int at = location.indexOf("//") + 2;
        while (at < location.length() && "/?#".indexOf(location.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
