package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.RfcPort;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.ConnectionOptions;
import dev.fairlead.tunnel.http.HeaderField;
import dev.fairlead.tunnel.http.HeaderLine;
import dev.fairlead.tunnel.http.RequestLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The head of a request to the proxy, which passed every check of form.
 *
 * @param method any token but CONNECT
 * @param target what it is for
 * @param http11 false: HTTP/1.0
 * @param headers in their order
 * @param connection what its {@code Connection} headers name, in lower case
 * @param framing how the body ends
 */
record ProxyRequest(
        String method,
        ProxyTarget target,
        boolean http11,
        List<HeaderField> headers,
        Set<String> connection,
        BodyFraming framing) {

    /**
     * Reads a head.
     *
     * @param lines without their ends; the request line first
     */
    static ProxyRequest parse(List<String> lines) throws BadRequestException {
        if (lines.isEmpty()) {
            throw new BadRequestException("There is no request line");
        }
        RequestLine line = RequestLine.parse(lines.get(0));
        List<HeaderField> headers = new ArrayList<>(lines.size() - 1);
        for (String text : lines.subList(1, lines.size())) {
            headers.add(HeaderLine.parse(text));
        }
        requireSingle(headers);
        if (line.http11() && value(headers, "Host").isEmpty()) {
            throw new BadRequestException("There must be exactly one Host");
        }
        ProxyTarget target = ProxyTarget.of(line);
        Optional<String> named = value(headers, RfcPort.HEADER);
        return new ProxyRequest(
                line.method(),
                named.isPresent() ? target.forFunctions(named.get()) : target,
                line.http11(),
                List.copyOf(headers),
                ConnectionOptions.of(headers),
                BodyFraming.of(headers, line.http11()));
    }

    /** What decides about route, caller or framing must not be said twice, in whatever spelling. */
    private static void requireSingle(List<HeaderField> headers) throws BadRequestException {
        Set<String> seen = new HashSet<>();
        for (HeaderField field : headers) {
            boolean deciding = field.canPassFor("host")
                    || field.canPassFor("content-length")
                    || field.canPassFor("proxy-authorization")
                    || field.resembles("x-fairlead-")
                    || field.resembles("sap-connectivity-")
                    || field.resembles("sap-cp-connectivity-");
            if (deciding && !seen.add(field.normalizedName())) {
                throw new BadRequestException("There is more than one " + field.normalizedName());
            }
        }
    }

    Optional<String> value(String name) {
        return value(headers, name);
    }

    private static Optional<String> value(List<HeaderField> headers, String name) {
        for (HeaderField field : headers) {
            if (field.is(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    boolean hasBody() {
        return !framing.equals(new BodyFraming.Length(0));
    }

    /** Whether the client wants another protocol on its connection, once the back end agrees. */
    boolean asksForUpgrade() {
        return http11 && connection.contains("upgrade") && value("Upgrade").isPresent();
    }

    /** Whether the client goes on with its connection after the response (RFC 9112, 9.3). */
    boolean keepsConnection() {
        return http11 ? !connection.contains("close") : connection.contains("keep-alive");
    }
}
