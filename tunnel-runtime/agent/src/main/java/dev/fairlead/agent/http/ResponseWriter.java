package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.ConnectionLogon;
import dev.fairlead.tunnel.http.ConnectionOptions;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a response onto the stream, anew. Where the stream ends with it, it says so. */
final class ResponseWriter {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "te", "transfer-encoding", "upgrade");
    private static final byte[] LINE_END = {'\r', '\n'};

    private final TunnelStream stream;
    private final RequestHead request;
    private final HttpMapping mapping;
    private final ResponseRewriting rewriting;
    private boolean chunked;

    ResponseWriter(TunnelStream stream, RequestHead request, HttpMapping mapping, ResponseRewriting rewriting) {
        this.stream = stream;
        this.request = request;
        this.mapping = mapping;
        this.rewriting = rewriting;
    }

    void interim(HttpResponse head) {
        StringBuilder text = statusLine(head.status());
        copy(head.headers(), text, head.status().code());
        write(text.append("\r\n"));
    }

    /** The agreement to become a WebSocket, after which nothing is HTTP any more. */
    void switching(HttpResponse head) {
        StringBuilder text = statusLine(head.status());
        copy(head.headers(), text, head.status().code());
        write(text.append("Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"));
    }

    /**
     * The head of the response.
     *
     * @param goesOn whether the stream takes another request afterwards
     */
    void head(HttpResponse head, boolean goesOn) {
        StringBuilder text = statusLine(head.status());
        copy(head.headers(), text, head.status().code());
        boolean bodyless = request.method().equals("HEAD")
                || head.status().equals(HttpResponseStatus.NO_CONTENT)
                || head.status().equals(HttpResponseStatus.NOT_MODIFIED);
        // a length that is not known is told by chunks, so that the caller notices a response that was cut
        chunked = request.http11() && !bodyless && !head.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
        if (chunked) {
            text.append("Transfer-Encoding: chunked\r\n");
        }
        write(text.append(goesOn ? "\r\n" : "Connection: close\r\n\r\n"));
    }

    void body(ByteBuf data) {
        if (!data.isReadable()) {
            data.release();
        } else if (chunked) {
            ByteBuf size = ascii(Integer.toHexString(data.readableBytes()) + "\r\n");
            stream.write(Unpooled.wrappedBuffer(size, data, Unpooled.wrappedBuffer(LINE_END)));
        } else {
            stream.write(data);
        }
    }

    void end(LastHttpContent last) {
        if (chunked) {
            StringBuilder text = new StringBuilder("0\r\n");
            copy(last.trailingHeaders(), text, 0);
            write(text.append("\r\n"));
        }
    }

    private void copy(HttpHeaders headers, StringBuilder text, int status) {
        Set<String> named = new HashSet<>();
        headers.getAll(HttpHeaderNames.CONNECTION).forEach(value -> named.addAll(ConnectionOptions.of(value)));
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !named.contains(name) && !isOfAgentsLogon(name, header.getValue())) {
                text.append(header.getKey())
                        .append(": ")
                        .append(rewriting.value(name, header.getValue(), status, mapping))
                        .append("\r\n");
            }
        }
    }

    /** What a back end says to a ticket is an answer to the agent, who sent it. */
    private boolean isOfAgentsLogon(String name, String value) {
        return mapping.principals().mode() == AuthenticationMode.KERBEROS
                && name.equals("www-authenticate")
                && ConnectionLogon.isRequested(value);
    }

    private static StringBuilder statusLine(HttpResponseStatus status) {
        return new StringBuilder(512)
                .append("HTTP/1.1 ")
                .append(status.code())
                .append(' ')
                .append(status.reasonPhrase())
                .append("\r\n");
    }

    private void write(StringBuilder text) {
        stream.write(ascii(text));
    }

    /** One byte a character, as the head was read. */
    private static ByteBuf ascii(CharSequence text) {
        return ByteBufUtil.writeAscii(ByteBufAllocator.DEFAULT, text);
    }
}
