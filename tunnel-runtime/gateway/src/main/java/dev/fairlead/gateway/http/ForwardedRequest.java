package dev.fairlead.gateway.http;

import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.HeaderField;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the request that an agent gets, anew (connectivity specification, 1.3.4): in origin form, without what was for
 * the proxy, and with one statement of its length.
 */
final class ForwardedRequest {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "te", "transfer-encoding", "upgrade", "http2-settings");
    /** Written anew from what was understood, never copied. */
    private static final Set<String> REWRITTEN = Set.of("host", "content-length");

    private static final int TRACEPARENT_LENGTH = 55;

    private ForwardedRequest() {}

    /** What its stream is opened for. */
    static OpenRequest opening(ProxyRequest request, Admitted admitted, String requestId) {
        return new OpenRequest(
                request.target().kind(),
                admitted.tenant(),
                ProxyCredentials.location(request),
                request.target().host(),
                request.target().port(),
                admitted.principal(),
                admitted.client(),
                requestId,
                request.value("traceparent")
                        .filter(ForwardedRequest::isTraceparent)
                        .orElse(""),
                0);
    }

    /** Of the one version and length that there is (W3C Trace Context, 3.2). */
    private static boolean isTraceparent(String value) {
        return value.length() == TRACEPARENT_LENGTH
                && value.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
    }

    static ByteBuf head(ProxyRequest request, ByteBufAllocator allocator) {
        StringBuilder text = new StringBuilder(1024)
                .append(request.method())
                .append(' ')
                .append(request.target().originForm())
                .append(request.http11() ? " HTTP/1.1\r\nHost: " : " HTTP/1.0\r\nHost: ")
                .append(request.target().authority())
                .append("\r\n");
        for (HeaderField field : request.headers()) {
            if (isForwarded(field, request.connection())) {
                line(text, field);
            }
        }
        if (request.asksForUpgrade()) {
            text.append("Connection: Upgrade\r\nUpgrade: ")
                    .append(request.value("Upgrade").orElseThrow())
                    .append("\r\n");
        }
        frame(text, request);
        return ByteBufUtil.writeAscii(allocator, text.append("\r\n"));
    }

    /** The end of a body in chunks, with those of its trailers that may go on. */
    static ByteBuf lastChunk(List<HeaderField> trailers, ByteBufAllocator allocator) {
        StringBuilder text = new StringBuilder("0\r\n");
        for (HeaderField field : trailers) {
            if (isForwarded(field, Set.of())) {
                line(text, field);
            }
        }
        return ByteBufUtil.writeAscii(allocator, text.append("\r\n"));
    }

    private static void line(StringBuilder text, HeaderField field) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }

    private static void frame(StringBuilder text, ProxyRequest request) {
        if (request.framing() instanceof BodyFraming.Length length) {
            if (length.bytes() > 0 || request.value("Content-Length").isPresent()) {
                text.append("Content-Length: ").append(length.bytes()).append("\r\n");
            }
        } else {
            text.append("Transfer-Encoding: chunked\r\n");
        }
    }

    private static boolean isForwarded(HeaderField field, Set<String> named) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return !HOP_BY_HOP.contains(name) && !REWRITTEN.contains(name) && !named.contains(name) && !isReserved(field);
    }

    /** Names that only gateway and agent may use, in whatever spelling a server would take for them. */
    private static boolean isReserved(HeaderField field) {
        return field.resembles("proxy-")
                || field.resembles("sap-connectivity-")
                || field.resembles("sap-cp-")
                || field.resembles("x-fairlead-")
                || field.resembles("flt-")
                || field.resembles("ssl-client-cert");
    }
}
