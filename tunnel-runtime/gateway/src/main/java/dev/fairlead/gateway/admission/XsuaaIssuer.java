package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.token.JsonText;
import dev.fairlead.tunnel.token.KeySource;
import dev.fairlead.tunnel.token.TrustedIssuer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All zones of an XSUAA (authentication specification, 11.1 and 11.2): each zone issues under a host of its own below
 * one domain, and its keys are had from the domain, whatever a token says.
 *
 * @param domain such as {@code authentication.eu10.hana.ondemand.com}
 * @param algorithms that its tokens may be signed with
 * @param zones whose tokens are accepted; empty: those of every zone
 * @param rules what else its tokens must say; audiences are client ids
 */
public record XsuaaIssuer(String domain, Set<String> algorithms, Set<String> zones, IssuerRules rules)
        implements ProxyIssuer {
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String CLIENT_PREFIX = "sb-";

    public XsuaaIssuer {
        Objects.requireNonNull(domain, "domain");
        algorithms = Set.copyOf(algorithms);
        zones = Set.copyOf(zones);
        Objects.requireNonNull(rules, "rules");
    }

    @Override
    public Optional<TrustedIssuer> match(String name, JsonObject claims) {
        boolean below = Pattern.matches("https://[a-zA-Z0-9-]{1,63}\\." + Pattern.quote(domain) + "/oauth/token", name);
        return JsonText.of(claims, "zid")
                .filter(zone -> below && ZONE.matcher(zone).matches() && (zones.isEmpty() || zones.contains(zone)))
                .map(zone -> new TrustedIssuer(
                        name,
                        new KeySource.Url(URI.create("https://" + domain + "/token_keys?zid=" + zone)),
                        algorithms,
                        Set.of(),
                        Map.of("zid", zone)));
    }

    /**
     * Entries may have a scope behind a dot, and clones of a broker's client have its id behind a bar; a token without
     * audience is for its own client.
     */
    @Override
    public boolean isMeantForUs(TokenClaims claims) {
        if (rules.audiences().isEmpty()) {
            return true;
        }
        if (!claims.hasAudience()) {
            return claims.client().filter(rules.audiences()::contains).isPresent();
        }
        return claims.audiences().stream()
                .map(entry -> entry.indexOf('.') < 0 ? entry : entry.substring(0, entry.indexOf('.')))
                .anyMatch(entry -> rules.audiences().contains(entry)
                        || rules.audiences().contains(entry.substring(entry.indexOf('|') + 1)) && entry.contains("!b"));
    }

    /** A scope may be written without the application's name in front. */
    @Override
    public boolean hasScopes(TokenClaims claims) {
        Set<String> present = claims.scopes();
        return rules.scopes().stream()
                .allMatch(scope -> present.contains(scope)
                        || rules.audiences().stream()
                                .anyMatch(client -> present.contains(applicationOf(client) + "." + scope)));
    }

    private static String applicationOf(String client) {
        return client.startsWith(CLIENT_PREFIX) ? client.substring(CLIENT_PREFIX.length()) : client;
    }
}
