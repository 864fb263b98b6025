package dev.fairlead.agent.http;

import dev.fairlead.tunnel.StreamError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/**
 * An error as a response, for a stream that was accepted and has not begun its next response (agent specification,
 * 3.13). Otherwise errors are answers to the opening of a stream, and the gateway words them.
 */
final class ErrorResponse {

    private ErrorResponse() {}

    /** The whole response; the connection closes after it. */
    static ByteBuf of(StreamError error, String requestId) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(error.code().httpStatus());
        String body = error.detail() + "\n";
        return ByteBufUtil.writeUtf8(
                ByteBufAllocator.DEFAULT,
                "HTTP/1.1 " + status.code() + " " + status.reasonPhrase() + "\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                        + "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                        + "X-Fairlead-Error-Origin: agent\r\nX-Fairlead-Error: "
                        + error.code().wireName() + "\r\n"
                        + "X-Fairlead-Request-Id: " + printable(requestId) + "\r\n"
                        + "Connection: close\r\n\r\n"
                        + body);
    }

    /** It comes from the gateway, which may have it from a caller. */
    private static String printable(String requestId) {
        return requestId.replaceAll("[^\\x21-\\x7e]", "");
    }
}
