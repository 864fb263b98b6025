package dev.fairlead.agent.explain;

import dev.fairlead.tunnel.OpenRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that somebody asks about.
 *
 * @param opened what a gateway would open the stream with
 * @param method of an HTTP request; of no meaning where bytes are relayed
 * @param target path and query as they would stand on the request line, one character a byte
 * @param headers further lines of the head, {@code Name: value}
 * @param function that the body would call, in upper case; empty: none
 */
public record Question(
        OpenRequest opened, String method, String target, List<String> headers, Optional<String> function) {

    public Question {
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        headers = List.copyOf(headers);
        Objects.requireNonNull(function, "function");
    }

    /** The head as the gateway would send it. */
    String head() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(opened.virtualHost()).append(':').append(opened.virtualPort());
        headers.forEach(line -> head.append("\r\n").append(line));
        return head.append("\r\n\r\n").toString();
    }
}
