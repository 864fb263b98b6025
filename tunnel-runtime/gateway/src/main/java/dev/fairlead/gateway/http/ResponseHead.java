package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.ConnectionOptions;
import dev.fairlead.tunnel.http.HeaderField;
import dev.fairlead.tunnel.http.HeaderLine;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The head of a response, as an agent sent it.
 *
 * @param statusLine as it came
 * @param status its number
 * @param headers in their order
 */
record ResponseHead(String statusLine, int status, List<HeaderField> headers) {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 [1-9][0-9]{2} [\\t -~\\u0080-\\u00ff]*");
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "te",
            "upgrade");

    static ResponseHead parse(List<String> lines) throws BadRequestException {
        if (lines.isEmpty() || !STATUS_LINE.matcher(lines.get(0)).matches()) {
            throw new BadRequestException("The status line is malformed");
        }
        List<HeaderField> headers = new ArrayList<>(lines.size() - 1);
        for (String line : lines.subList(1, lines.size())) {
            headers.add(HeaderLine.parse(line));
        }
        return new ResponseHead(lines.get(0), Integer.parseInt(lines.get(0).substring(9, 12)), headers);
    }

    /** Whether another head follows. */
    boolean isInterim() {
        return status < 200 && status != SWITCHING_PROTOCOLS;
    }

    boolean switchesProtocols() {
        return status == SWITCHING_PROTOCOLS;
    }

    /** Whether the agent ends the stream with the response, as it does unless it has said that requests may follow. */
    boolean endsStream() {
        return ConnectionOptions.of(headers).contains("close");
    }

    /** How the body ends; empty if with the stream. */
    Optional<BodyFraming> framing(String method) throws BadRequestException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return Optional.of(new BodyFraming.Length(0));
        }
        for (HeaderField field : headers) {
            if (field.is("Content-Length") || field.is("Transfer-Encoding")) {
                return Optional.of(BodyFraming.of(headers, true));
            }
        }
        return Optional.empty();
    }

    /**
     * The head for the client.
     *
     * @param connection value of {@code Connection}; empty for none
     */
    ByteBuf encode(Optional<String> connection, ByteBufAllocator allocator) {
        Set<String> named = ConnectionOptions.of(headers);
        StringBuilder text = new StringBuilder(512).append(statusLine).append("\r\n");
        for (HeaderField field : headers) {
            String name = field.name().toLowerCase(Locale.ROOT);
            boolean upgrade = switchesProtocols() && name.equals("upgrade");
            boolean forged = field.resembles("x-fairlead-error");
            if (upgrade || !HOP_BY_HOP.contains(name) && !named.contains(name) && !forged) {
                text.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        connection.ifPresent(value -> text.append("Connection: ").append(value).append("\r\n"));
        return ByteBufUtil.writeAscii(allocator, text.append("\r\n"));
    }
}
