package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.admission.IssuerRules;
import dev.fairlead.gateway.admission.NamedIssuer;
import dev.fairlead.gateway.admission.ProxyIssuer;
import dev.fairlead.gateway.admission.XsuaaIssuer;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.token.KeySection;
import dev.fairlead.tunnel.token.KeySource;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code trust.issuers}: whose tokens authorise. */
final class IssuerSection {
    private final KeySection keySection;
    private final List<String> warnings;

    IssuerSection(NamedFiles named, List<String> warnings) {
        this.keySection = new KeySection(named);
        this.warnings = warnings;
    }

    List<ProxyIssuer> read(Optional<YamlValue> list) {
        List<ProxyIssuer> issuers = new ArrayList<>();
        for (YamlValue item : list.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(this::issuer).ifPresent(issuers::add);
        }
        return issuers;
    }

    private Optional<ProxyIssuer> issuer(YamlObject entry) {
        IssuerRules rules = rules(entry);
        Set<String> algorithms = keySection.algorithms(entry);
        Optional<ProxyIssuer> issuer =
                entry.has("xsuaa") ? xsuaa(entry, algorithms, rules) : named(entry, algorithms, rules);
        entry.close();
        if (rules.audiences().isEmpty()) {
            warnings.add("Tokens of "
                    + entry.value("xsuaa")
                            .or(() -> entry.value("issuer"))
                            .flatMap(YamlValue::text)
                            .orElse("an issuer") + " are accepted for every audience; list audiences to narrow it");
        }
        return issuer;
    }

    private Optional<ProxyIssuer> xsuaa(YamlObject entry, Set<String> algorithms, IssuerRules rules) {
        Set<String> zones = texts(entry, "zones");
        return entry.value("xsuaa")
                .flatMap(value -> value.text()
                        .filter(domain -> domain.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"))
                        .or(() -> value.wrong(
                                "this is no domain",
                                "Write uaadomain of the binding, such as authentication.eu10.hana.ondemand.com")))
                .filter(domain -> !algorithms.isEmpty())
                .map(domain -> new XsuaaIssuer(domain, algorithms, zones, rules));
    }

    private Optional<ProxyIssuer> named(YamlObject entry, Set<String> algorithms, IssuerRules rules) {
        Optional<String> name = entry.required(
                        "issuer", "Write the value of the claim iss, exactly; or xsuaa and its domain")
                .flatMap(YamlValue::text);
        boolean discovery = entry.value("discovery").flatMap(YamlValue::bool).orElse(false);
        Optional<KeySource> keys = discovery ? discovered(entry) : keySection.keys(entry);
        if (name.isEmpty() || keys.isEmpty() || algorithms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new NamedIssuer(new TrustedIssuer(name.get(), keys.get(), algorithms, Set.of(), Map.of()), rules));
    }

    private static Optional<KeySource> discovered(YamlObject entry) {
        return entry.value("issuer")
                .flatMap(value -> value.parsed(URI::create, "Discovery needs an issuer that is a URL")
                        .flatMap(uri -> KeySource.Url.isAcceptable(uri)
                                ? Optional.of(KeySource.Discovery.of(uri))
                                : value.wrong(
                                        "\"" + uri + "\" is not a secure place for keys",
                                        "Use https, or http on a loopback address")));
    }

    private static IssuerRules rules(YamlObject entry) {
        List<String> claims = List.copyOf(texts(entry, "tenantClaims"));
        return new IssuerRules(
                texts(entry, "audiences"),
                texts(entry, "scopes"),
                entry.value("tenant").flatMap(YamlValue::text),
                claims.isEmpty() ? IssuerRules.USUAL_TENANT_CLAIMS : claims,
                entry.value("corporateToken").flatMap(YamlValue::bool).orElse(false));
    }

    /** A list of single values, in its order. */
    static Set<String> texts(YamlObject entry, String key) {
        Set<String> texts = new LinkedHashSet<>();
        entry.value(key)
                .ifPresent(list -> list.list().forEach(item -> item.text().ifPresent(texts::add)));
        return texts;
    }
}
