package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.token.IssuerDirectory;
import dev.fairlead.tunnel.token.TrustedIssuer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** All whose tokens authorise. */
final class ProxyIssuers implements IssuerDirectory {
    private final List<ProxyIssuer> issuers;

    ProxyIssuers(List<ProxyIssuer> issuers) {
        this.issuers = List.copyOf(issuers);
    }

    @Override
    public Optional<TrustedIssuer> find(String issuer, JsonObject claims) {
        return issuers.stream()
                .flatMap(candidate -> candidate.match(issuer, claims).stream())
                .findFirst();
    }

    /** Whose rules apply to a token of that issuer. */
    Optional<ProxyIssuer> of(String issuer, JsonObject claims) {
        return issuers.stream()
                .filter(candidate -> candidate.match(issuer, claims).isPresent())
                .findFirst();
    }

    /** Those that are known before a token of theirs comes. */
    List<TrustedIssuer> named() {
        return issuers.stream()
                .filter(NamedIssuer.class::isInstance)
                .map(issuer -> ((NamedIssuer) issuer).issuer())
                .toList();
    }
}
