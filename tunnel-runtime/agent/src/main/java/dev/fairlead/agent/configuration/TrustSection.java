package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.token.KeySection;
import dev.fairlead.tunnel.token.KeySource;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code trust}: whose tokens are accepted. */
final class TrustSection {
    private final KeySection keySection;
    private final List<String> warnings;

    TrustSection(NamedFiles named, List<String> warnings) {
        this.keySection = new KeySection(named);
        this.warnings = warnings;
    }

    List<TrustedIssuer> read(Optional<YamlObject> trust) {
        List<TrustedIssuer> issuers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        trust.ifPresent(section -> {
            for (YamlValue item : section.value("issuers").map(YamlValue::list).orElse(List.of())) {
                Optional<YamlObject> entry = item.object();
                boolean enabled = entry.flatMap(keys -> keys.value("enabled"))
                        .flatMap(YamlValue::bool)
                        .orElse(true);
                entry.flatMap(this::issuer).ifPresent(issuer -> {
                    if (!seen.add(issuer.issuer())) {
                        item.wrong("the issuer " + issuer.issuer() + " stands here a second time", "Merge the two");
                    }
                    if (enabled) {
                        issuers.add(issuer);
                    }
                });
            }
            section.close();
        });
        return issuers;
    }

    private static Optional<KeySource> ofGateway(YamlObject entry, Optional<String> issuer) {
        if (entry.has("jwks") || entry.has("jwksFile")) {
            entry.wrong("has keysFrom and another place of keys", "Write one of keysFrom, jwks and jwksFile");
        }
        return entry.value("keysFrom")
                .flatMap(value -> value.choice(Map.of("gateway", true), ""))
                .flatMap(asked -> issuer.map(KeySource.Gateway::new));
    }

    private Optional<TrustedIssuer> issuer(YamlObject entry) {
        Optional<String> issuer = entry.required("issuer", "Write the value of the claim iss, exactly")
                .flatMap(YamlValue::text);
        Optional<KeySource> keys = entry.has("keysFrom") ? ofGateway(entry, issuer) : keySection.keys(entry);
        Set<String> algorithms = keySection.algorithms(entry);
        Set<String> audiences = new LinkedHashSet<>();
        entry.value("audiences")
                .ifPresent(list -> list.list().forEach(item -> item.text().ifPresent(audiences::add)));
        Map<String, String> claims = new LinkedHashMap<>();
        entry.object("requiredClaims").ifPresent(required -> {
            for (String claim : required.keys()) {
                required.value(claim).flatMap(YamlValue::text).ifPresent(value -> claims.put(claim, value));
            }
        });
        entry.close();
        if (issuer.isEmpty() || keys.isEmpty() || algorithms.isEmpty()) {
            return Optional.empty();
        }
        if (audiences.isEmpty()) {
            warnings.add("Tokens of " + issuer.get() + " are accepted for every audience; list audiences to narrow it");
        }
        return Optional.of(new TrustedIssuer(issuer.get(), keys.get(), algorithms, audiences, claims));
    }
}
