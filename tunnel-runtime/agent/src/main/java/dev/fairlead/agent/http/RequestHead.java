package dev.fairlead.agent.http;

import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.ConnectionOptions;
import dev.fairlead.tunnel.http.HeaderField;
import java.util.List;
import java.util.Optional;

/**
 * The head of a request that passed every check of form.
 *
 * @param method any token
 * @param target in origin form, byte for byte as it came
 * @param http11 false: HTTP/1.0
 * @param host value of {@code Host}
 * @param headers in their order
 * @param framing how the body ends
 */
record RequestHead(
        String method, String target, boolean http11, String host, List<HeaderField> headers, BodyFraming framing) {

    RequestHead {
        headers = List.copyOf(headers);
    }

    /** The path for logs: without the query, which may hold secrets. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    boolean hasBody() {
        return !framing.equals(new BodyFraming.Length(0));
    }

    /** Whether sending it twice does no more than sending it once (RFC 9110, 9.2.2). */
    boolean isRepeatable() {
        return !hasBody() && List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE").contains(method);
    }

    /** Whether the caller understands what may follow the body of a response. */
    boolean takesTrailers() {
        return value("TE")
                .filter(te -> ConnectionOptions.of(te).contains("trailers"))
                .isPresent();
    }

    /** Whether the caller leaves it to us when the connection ends. */
    boolean keepsAlive() {
        return http11 && !ConnectionOptions.of(headers).contains("close");
    }

    boolean asksForUpgrade() {
        return value("Upgrade").isPresent() && ConnectionOptions.of(headers).contains("upgrade");
    }

    List<String> values(String name) {
        return headers.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .toList();
    }

    Optional<String> value(String name) {
        for (HeaderField field : headers) {
            if (field.is(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }
}
