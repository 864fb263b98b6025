package dev.fairlead.http;

import dev.fairlead.input.CallInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One HTTP request to a destination. Immutable: every method that changes something returns another request, so that
 * one may be kept as a template.
 *
 * <pre>{@code
 * DestinationRequest.get("orders").query("status", "open").header("Accept", "application/json")
 * }</pre>
 *
 * @param method the HTTP method, in upper case
 * @param path relative to the destination's URL, with or without a leading slash; what needs percent-encoding is
 *     encoded already. It may carry a query; {@link #query} adds to it.
 * @param query parameters to add, not encoded, in order
 * @param headers header fields, in order; a name may stand more than once
 * @param body empty if the request has none
 * @param timeout how long to wait for the head of the response; empty for the destination's own limit
 * @param input what the application brings along for the authentication of this call
 */
public record DestinationRequest(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        List<Map.Entry<String, String>> headers,
        Optional<RequestBody> body,
        Optional<Duration> timeout,
        CallInput input) {

    public DestinationRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(input, "input");
    }

    /** A request with any method and no body. */
    public static DestinationRequest of(String method, String path) {
        return new DestinationRequest(
                method, path, List.of(), List.of(), Optional.empty(), Optional.empty(), CallInput.NONE);
    }

    public static DestinationRequest get(String path) {
        return of("GET", path);
    }

    public static DestinationRequest head(String path) {
        return of("HEAD", path);
    }

    public static DestinationRequest delete(String path) {
        return of("DELETE", path);
    }

    public static DestinationRequest post(String path, RequestBody body) {
        return of("POST", path).body(body);
    }

    public static DestinationRequest put(String path, RequestBody body) {
        return of("PUT", path).body(body);
    }

    public static DestinationRequest patch(String path, RequestBody body) {
        return of("PATCH", path).body(body);
    }

    /** Adds a query parameter; name and value are encoded when the request is sent. */
    public DestinationRequest query(String name, String value) {
        return new DestinationRequest(method, path, plus(query, name, value), headers, body, timeout, input);
    }

    /** Adds a header field. */
    public DestinationRequest header(String name, String value) {
        return new DestinationRequest(method, path, query, plus(headers, name, value), body, timeout, input);
    }

    /** Replaces the body. */
    public DestinationRequest body(RequestBody newBody) {
        return new DestinationRequest(method, path, query, headers, Optional.of(newBody), timeout, input);
    }

    /** Limits the wait for the head of the response. */
    public DestinationRequest timeout(Duration limit) {
        return new DestinationRequest(method, path, query, headers, body, Optional.of(limit), input);
    }

    /** Brings along what the destination's authentication needs of the application. */
    public DestinationRequest input(CallInput along) {
        return new DestinationRequest(method, path, query, headers, body, timeout, along);
    }

    private static List<Map.Entry<String, String>> plus(
            List<Map.Entry<String, String>> entries, String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(entries.size() + 1);
        more.addAll(entries);
        more.add(Map.entry(name, value));
        return more;
    }

    /** Method and path without the query; header values and parameters may be secret. */
    @Override
    public String toString() {
        int end = path.indexOf('?');
        return method + " " + (end < 0 ? path : path.substring(0, end));
    }
}
