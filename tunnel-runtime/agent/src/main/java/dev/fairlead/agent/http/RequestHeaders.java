package dev.fairlead.agent.http;

import dev.fairlead.agent.access.HostPolicy;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.ConnectionOptions;
import dev.fairlead.tunnel.http.HeaderField;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the request that a back end gets, anew (agent specification, 3.6). */
final class RequestHeaders {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "te", "transfer-encoding", "upgrade", "http2-settings");
    /** Written anew from what was understood, never copied. */
    private static final Set<String> REWRITTEN = Set.of("host", "content-length");

    /** Every name and value was checked when the head was read, or is the agent's own. */
    private static final HttpHeadersFactory CHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private RequestHeaders() {}

    /**
     * The request for a back end.
     *
     * @param identity what the agent says about the caller
     */
    static HttpRequest forBackend(RequestHead head, HttpMapping mapping, Map<String, String> identity) {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(head.method()), head.target(), CHECKED);
        HttpHeaders headers = request.headers();
        boolean internalHost = mapping.http().hostHeader() == HostPolicy.INTERNAL;
        String virtualHost = mapping.address().urlAuthority().orElse(head.host());
        headers.set(HttpHeaderNames.HOST, internalHost ? mapping.internal().authority() : virtualHost);
        Set<String> named = ConnectionOptions.of(head.headers());
        for (HeaderField field : head.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            boolean replaced = internalHost && field.canPassFor("x-forwarded-host");
            if (!HOP_BY_HOP.contains(name)
                    && !REWRITTEN.contains(name)
                    && !named.contains(name)
                    && !replaced
                    && !isReserved(field)) {
                headers.add(field.name(), field.value());
            }
        }
        if (internalHost) {
            headers.set("X-Forwarded-Host", virtualHost);
        }
        if (head.asksForUpgrade()) {
            WebSocketHandshake.ask(headers);
        } else if (head.takesTrailers()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderNames.TE);
            headers.set(HttpHeaderNames.TE, HttpHeaderValues.TRAILERS);
        }
        // after everything that came from outside: nothing a caller sends can remove or replace it
        identity.forEach(headers::set);
        frame(headers, head);
        return request;
    }

    private static void frame(HttpHeaders headers, RequestHead head) {
        if (head.framing() instanceof BodyFraming.Length length) {
            if (length.bytes() > 0 || head.value("Content-Length").isPresent()) {
                headers.set(HttpHeaderNames.CONTENT_LENGTH, length.bytes());
            }
        } else {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    /** Names that only gateway and agent may use, in whatever spelling a server would take for them. */
    static boolean isReserved(HeaderField field) {
        return field.resembles("ssl-client-cert")
                || field.resembles("sap-connectivity-")
                || field.resembles("sap-cp-connectivity-")
                || field.resembles("proxy-");
    }
}
