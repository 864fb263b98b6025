package dev.fairlead.transport;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.http.RequestBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request as it goes on the wire.
 *
 * @param destination name of the destination, for messages
 * @param hop what messages call the other end: {@code target} or {@code token service}
 * @param method the HTTP method
 * @param url scheme, host and port to connect to; its path and query do not count
 * @param target raw path and query of the request line
 * @param headers header fields, without those that frame the message
 * @param body empty if the request has none
 * @param timeout limit for the head of the response, and for each further wait
 * @param principal whom to tell the agent; direct transports take none
 */
public record Exchange(
        String destination,
        String hop,
        String method,
        HttpUrl url,
        String target,
        List<Map.Entry<String, String>> headers,
        Optional<RequestBody> body,
        Duration timeout,
        Optional<UserToken> principal) {

    public Exchange {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(hop, "hop");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(target, "target");
        headers = List.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(principal, "principal");
    }

    /** The same request with the field {@code name} replaced. */
    public Exchange withHeader(String name, String value) {
        if (headers.isEmpty()) {
            return withHeaders(List.of(Map.entry(name, value)));
        }
        List<Map.Entry<String, String>> others = new ArrayList<>(headers.size() + 1);
        for (Map.Entry<String, String> header : headers) {
            if (!header.getKey().equalsIgnoreCase(name)) {
                others.add(header);
            }
        }
        others.add(Map.entry(name, value));
        return withHeaders(others);
    }

    private Exchange withHeaders(List<Map.Entry<String, String>> others) {
        return new Exchange(destination, hop, method, url, target, others, body, timeout, principal);
    }

    /** The same request on behalf of {@code user}. */
    public Exchange withPrincipal(UserToken user) {
        return new Exchange(destination, hop, method, url, target, headers, body, timeout, Optional.of(user));
    }

    /** Whether it can be sent a second time. */
    public boolean repeatable() {
        return body.map(RequestBody::repeatable).orElse(true);
    }

    /** Method and path; header fields and parameters may be secret. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
