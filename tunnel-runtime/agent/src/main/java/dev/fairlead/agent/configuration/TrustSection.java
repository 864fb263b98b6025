package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.token.KeySource;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code trust}: whose tokens are accepted. */
final class TrustSection {
    private final Path base;
    private final List<String> warnings;

    TrustSection(Path base, List<String> warnings) {
        this.base = base;
        this.warnings = warnings;
    }

    List<TrustedIssuer> read(Optional<YamlObject> trust) {
        List<TrustedIssuer> issuers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        trust.ifPresent(section -> {
            for (YamlValue item : section.value("issuers").map(YamlValue::list).orElse(List.of())) {
                item.object().flatMap(this::issuer).ifPresent(issuer -> {
                    if (!seen.add(issuer.issuer())) {
                        item.wrong("the issuer " + issuer.issuer() + " stands here a second time", "Merge the two");
                    }
                    issuers.add(issuer);
                });
            }
            section.close();
        });
        return issuers;
    }

    private Optional<TrustedIssuer> issuer(YamlObject entry) {
        Optional<String> issuer = entry.required("issuer", "Write the value of the claim iss, exactly")
                .flatMap(YamlValue::text);
        Optional<KeySource> keys = keys(entry);
        Set<String> algorithms = algorithms(entry);
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

    private Optional<KeySource> keys(YamlObject entry) {
        Optional<YamlValue> url = entry.value("jwks");
        Optional<YamlValue> file = entry.value("jwksFile");
        if (url.isPresent() == file.isPresent()) {
            entry.wrong(
                    url.isPresent() ? "has both jwks and jwksFile" : "has neither jwks nor jwksFile",
                    "Write one of them: it says where the issuer's public keys are");
            return Optional.empty();
        }
        return url.isPresent() ? url.flatMap(this::keyUrl) : file.flatMap(this::keyFile);
    }

    private Optional<KeySource> keyUrl(YamlValue value) {
        return value.parsed(URI::create, "Write an absolute URL")
                .flatMap(uri -> KeySource.Url.isAcceptable(uri)
                        ? Optional.of(new KeySource.Url(uri))
                        : value.wrong(
                                "\"" + uri + "\" is not a secure place for keys",
                                "Use https, or http on a loopback address"));
    }

    private Optional<KeySource> keyFile(YamlValue value) {
        return value.parsed(base::resolve, "Write the name of a file")
                .flatMap(path -> Files.isReadable(path)
                        ? Optional.of(new KeySource.File(path))
                        : value.wrong("there is no readable file " + path, "Names are relative to this file"));
    }

    private Set<String> algorithms(YamlObject entry) {
        Optional<YamlValue> value = entry.value("algorithms");
        if (value.isEmpty()) {
            return Set.of("RS256");
        }
        Map<String, String> allowed = new TreeMap<>();
        TrustedIssuer.ASYMMETRIC_ALGORITHMS.forEach(name -> allowed.put(name, name));
        Set<String> algorithms = new LinkedHashSet<>();
        for (YamlValue item : value.get().list()) {
            item.choice(allowed, "unsigned tokens and shared secrets are never accepted")
                    .ifPresent(algorithms::add);
        }
        return algorithms;
    }
}
