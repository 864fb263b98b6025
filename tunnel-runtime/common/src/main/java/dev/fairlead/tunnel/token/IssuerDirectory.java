package dev.fairlead.tunnel.token;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whose tokens are accepted. */
@FunctionalInterface
public interface IssuerDirectory {

    /**
     * The issuer of a token, if it is trusted.
     *
     * @param issuer what the token's {@code iss} says
     * @param claims what else it says; not verified, and to be used only to choose among trusted keys
     */
    Optional<TrustedIssuer> find(String issuer, JsonObject claims);

    /** Certain issuers, each known by its exact name. */
    static IssuerDirectory of(List<TrustedIssuer> trusted) {
        Map<String, TrustedIssuer> byName =
                trusted.stream().collect(Collectors.toMap(TrustedIssuer::issuer, Function.identity()));
        return (issuer, claims) -> Optional.ofNullable(byName.get(issuer));
    }
}
