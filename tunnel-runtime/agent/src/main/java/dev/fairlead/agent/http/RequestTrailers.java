package dev.fairlead.agent.http;

import dev.fairlead.tunnel.http.HeaderField;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may follow the body of a request (RFC 9110, 6.5.1). Servers that merge trailers into the headers would take
 * fields for framing, routing, credentials or identity from here, so those are dropped.
 */
final class RequestTrailers {
    private static final Set<String> FORBIDDEN = Set.of(
            "age",
            "authorization",
            "cache-control",
            "connection",
            "cookie",
            "date",
            "expect",
            "expires",
            "forwarded",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "keep-alive",
            "location",
            "max-forwards",
            "origin",
            "pragma",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-http-method-override");

    private RequestTrailers() {}

    /** The end of a request's body, with the trailers that may go on. */
    static LastHttpContent end(List<HeaderField> trailers) {
        if (trailers.isEmpty()) {
            return LastHttpContent.EMPTY_LAST_CONTENT;
        }
        LastHttpContent end = new DefaultLastHttpContent();
        for (HeaderField trailer : trailers) {
            String name = trailer.name().toLowerCase(Locale.ROOT);
            boolean describesBody = trailer.resembles("content-");
            if (!FORBIDDEN.contains(name) && !describesBody && !RequestHeaders.isReserved(trailer)) {
                end.trailingHeaders().add(trailer.name(), trailer.value());
            }
        }
        return end;
    }
}
