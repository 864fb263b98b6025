package dev.fairlead.configuration;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a token service's URL, which may be a template for the URLs of tenants (destination specification, 2.5). */
final class TokenUrlReader {

    /** A tenant can name a host below a domain, never the domain itself. */
    private static final Pattern OWN_DOMAIN = Pattern.compile("[^.]*(\\.[^.]+){2,}\\.?|\\.localhost");

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    TokenUrlReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    /** The URL as it stands, if any tenant makes a valid URL of it. */
    Optional<String> read(String property, boolean common, ProxyType proxyType) {
        Optional<String> value = reader.mandatory(property);
        if (!common
                && value.filter(text -> text.contains(TokenService.PLACEHOLDER)).isPresent()) {
            reader.problems()
                    .invalid(
                            property,
                            "contains {tenant}, which only the URL of a Common token service may",
                            "Set tokenServiceURLType to Common, or write the tenant out");
            return Optional.empty();
        }
        Optional<HttpUrl> url = value.map(text -> text.replace(TokenService.PLACEHOLDER, "tenant"))
                .flatMap(text -> reader.parsed(property, text));
        url.ifPresent(parsed -> {
            checkScheme(property, parsed, proxyType);
            checkDomain(property, value.orElseThrow());
        });
        return url.isPresent() ? value : Optional.empty();
    }

    private void checkScheme(String property, HttpUrl url, ProxyType proxyType) {
        boolean tunnelled = proxyType == ProxyType.ON_PREMISE;
        if (tunnelled && url.secure()) {
            reader.problems()
                    .invalid(
                            property,
                            "starts with https:// though it is reached OnPremise",
                            "Write http://, or set tokenServiceURL.ProxyType to Internet");
        } else if (!tunnelled && !url.secure() && !policy.plainTokenServiceAllowed()) {
            reader.problems()
                    .invalid(property, "starts with http://, which would show the client secret", "Use https://");
        }
    }

    private void checkDomain(String property, String template) {
        String host = template.substring(template.indexOf("://") + 3).split("[/?:]", 2)[0];
        int placeholder = host.lastIndexOf(TokenService.PLACEHOLDER);
        if (placeholder < 0) {
            return;
        }
        String rest = host.substring(placeholder + TokenService.PLACEHOLDER.length());
        if (!OWN_DOMAIN.matcher(rest).matches()) {
            reader.problems()
                    .invalid(
                            property,
                            "lets a tenant choose the domain that gets the client secret",
                            "Write it like https://{tenant}.your.domain/path");
        }
    }
}
