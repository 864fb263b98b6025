package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code cookieDomains}: what the domains of back ends' cookies are to callers (agent specification, 2.5). */
final class CookieSection {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
    private static final String HINT = "Write a domain such as corp.example";

    List<CookieDomain> read(Optional<YamlValue> domains) {
        List<CookieDomain> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlValue item : domains.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(CookieSection::pair).ifPresent(pair -> {
                if (!seen.add(pair.internal())) {
                    item.wrong("the internal domain " + pair.internal() + " stands here a second time", "Remove one");
                }
                read.add(pair);
            });
        }
        return read;
    }

    private static Optional<CookieDomain> pair(YamlObject entry) {
        Optional<String> internal =
                entry.required("internal", HINT).flatMap(value -> value.parsed(CookieSection::domain, HINT));
        Optional<String> virtual =
                entry.required("virtual", HINT).flatMap(value -> value.parsed(CookieSection::domain, HINT));
        entry.close();
        return internal.flatMap(from -> virtual.map(to -> new CookieDomain(from, to)));
    }

    private static String domain(String text) {
        String domain = (text.startsWith(".") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("this is not a domain");
        }
        return domain;
    }
}
