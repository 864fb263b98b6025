package dev.fairlead.jwt;

import dev.fairlead.configuration.HttpUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * XSUAA of one landscape: an issuer whose name has the tenant's subdomain in front (authentication specification, 11.1
 * and 11.2).
 *
 * @param domain {@code uaadomain} of the binding, for example {@code authentication.eu10.hana.ondemand.com}
 * @param clientIds own clients that tokens may be for; one at least
 * @param tenants ids ({@code zid}) of the tenants that are served; one at least
 */
public record XsuaaIssuer(String domain, Set<String> clientIds, Set<String> tenants) implements TrustedIssuer {

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?");
    private static final Pattern TENANT_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /**
     * @throws IllegalArgumentException if the domain is none, or client or tenants are missing or malformed
     */
    public XsuaaIssuer {
        boolean named = DOMAIN.matcher(domain).matches();
        if (!named || clientIds.isEmpty() || tenants.isEmpty()) {
            throw new IllegalArgumentException("XSUAA has a domain in lower case, a client and the tenants it is for");
        }
        if (!tenants.stream().allMatch(tenant -> TENANT_ID.matcher(tenant).matches())) {
            throw new IllegalArgumentException("Tenant ids have letters, digits and hyphens");
        }
        clientIds = Set.copyOf(clientIds);
        tenants = Set.copyOf(tenants);
    }

    @Override
    public boolean issued(UserClaims claims) {
        Pattern issuer = Pattern.compile("https://[a-zA-Z0-9-]{1,63}\\." + Pattern.quote(domain) + "/oauth/token");
        return claims.issuer().filter(name -> issuer.matcher(name).matches()).isPresent();
    }

    @Override
    public boolean servesTenantOf(UserClaims claims) {
        return claims.text("zid").filter(tenants::contains).isPresent();
    }

    /** Suffixes of scopes do not count; a clone of a broker's client is the broker's; the client stands in for nobody. */
    @Override
    public boolean meantForUs(UserClaims claims) {
        Stream<String> named = claims.payload().containsKey("aud")
                ? claims.audiences().stream()
                : Stream.of("azp", "client_id").map(claims::text).flatMap(Optional::stream);
        return named.map(XsuaaIssuer::withoutSuffix)
                .anyMatch(audience -> clientIds.stream().anyMatch(id -> is(audience, id)));
    }

    private static String withoutSuffix(String audience) {
        int dot = audience.indexOf('.');
        return dot < 0 ? audience : audience.substring(0, dot);
    }

    private static boolean is(String audience, String id) {
        return audience.equals(id) || id.contains("!b") && audience.endsWith("|" + id);
    }

    @Override
    public Set<SignatureAlgorithm> algorithms() {
        return Set.of(SignatureAlgorithm.RS256);
    }

    /** Asked after {@link #servesTenantOf}: the tenant in the URL is one of ours. */
    @Override
    public KeyLocation keys(UserClaims claims) {
        String tenant = claims.text("zid").filter(tenants::contains).orElseThrow();
        return new KeyLocation.At(HttpUrl.parse("https://" + domain + "/token_keys?zid=" + tenant));
    }

    @Override
    public boolean owns(String host) {
        return host.equalsIgnoreCase(domain) || host.toLowerCase(Locale.ROOT).endsWith("." + domain);
    }
}
