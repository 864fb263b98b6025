package dev.fairlead.cdi.authorization;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parameters added to an endpoint, which may have some already: those stay first (RFC 6749, 3.1). For one thread. */
final class EndpointQuery {
    private final StringBuilder text;
    private char separator;

    EndpointQuery(URI endpoint) {
        text = new StringBuilder(512).append(endpoint);
        separator = endpoint.getRawQuery() == null ? '?' : '&';
    }

    EndpointQuery with(String name, String value) {
        text.append(separator).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        separator = '&';
        return this;
    }

    URI uri() {
        return URI.create(text.toString());
    }
}
