package dev.fairlead.service;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.finder.FragmentNames;
import dev.fairlead.source.DestinationLevel;
import dev.fairlead.source.DestinationLookup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question to the Destination service: {@code find} of the first version, which looks through levels, or the second
 * version's look at one level (destination specification, 2.2 and 2.10).
 *
 * @param lookup what is looked up
 * @param tenant subdomain of the subscriber that is asked for; empty for the instance's own tenant
 * @param tokens what goes along for tokens; empty if only the configuration is asked for
 * @param etag version that is known already; empty for none
 */
record ServiceQuery(DestinationLookup lookup, String tenant, Optional<TokenHeaders> tokens, Optional<String> etag) {

    String path() {
        String name = encoded(lookup.name());
        DestinationLevel level = lookup.options().level();
        String path = level == DestinationLevel.ANY
                ? "/destination-configuration/v1/destinations/" + name
                : "/destination-configuration/v2/destinations/" + name + "@" + level.id();
        return tokens.isPresent() ? path : path + "?$skipTokenRetrieval=true";
    }

    /**
     * All but the service's own token.
     *
     * @throws DestinationException if the look-up's fragments are more than the service takes
     */
    List<Map.Entry<String, String>> headers(boolean severalFragments) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Accept", "application/json"));
        etag.ifPresent(known -> headers.add(Map.entry("If-None-Match", known)));
        List<String> fragments = FragmentNames.of(lookup);
        if (fragments.size() > 1 && !severalFragments) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.LOOKUP_INVALID,
                            lookup.name(),
                            "fragment",
                            "are several, and the Destination service takes one a request")
                    .withHint("Name one fragment, or say that the service takes several"));
        }
        if (!fragments.isEmpty()) {
            headers.add(Map.entry("X-fragment-name", String.join(",", fragments)));
            headers.add(Map.entry(
                    "X-fragment-optional", String.valueOf(lookup.options().fragmentOptional())));
        }
        lookup.options().chain().ifPresent(chain -> {
            headers.add(Map.entry("X-chain-name", chain.name()));
            chain.variables().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(variable ->
                            headers.add(Map.entry("X-chain-var-" + variable.getKey(), variable.getValue())));
        });
        tokens.ifPresent(along -> headers.addAll(along.fields()));
        return headers;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Names only. */
    @Override
    public String toString() {
        return "ServiceQuery[" + path() + ", tenant '" + tenant + "']";
    }
}
