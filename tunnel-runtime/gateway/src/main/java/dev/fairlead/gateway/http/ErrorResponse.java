package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A response that gateway or agent made itself, and that says so (connectivity specification, 1.3.6 and 8.8).
 *
 * @param error what happened
 * @param ofAgent who found it: the agent, or this gateway
 */
record ErrorResponse(StreamError error, boolean ofAgent) {

    static ErrorResponse ofGateway(StreamError error) {
        return new ErrorResponse(error, false);
    }

    static ErrorResponse ofAgent(StreamError error) {
        return new ErrorResponse(error, true);
    }

    /**
     * The whole response.
     *
     * @param closing whether the connection ends with it
     * @param withBody false for an answer to HEAD
     */
    ByteBuf encode(String requestId, boolean closing, boolean withBody, ByteBufAllocator allocator) {
        int status = error.code().httpStatus();
        String body = error.code().wireName() + (error.detail().isEmpty() ? "" : ": " + printable(error.detail()))
                + "\nRequest " + requestId + "\n";
        StringBuilder text = new StringBuilder(512)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(HttpResponseStatus.valueOf(status).reasonPhrase())
                .append("\r\nContent-Type: text/plain; charset=us-ascii\r\nContent-Length: ")
                .append(body.length())
                .append("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Fairlead-Error: ")
                .append(error.code().wireName())
                .append("\r\nX-Fairlead-Error-Origin: ")
                .append(ofAgent ? "agent" : "gateway")
                .append("\r\nX-Fairlead-Request-Id: ")
                .append(requestId)
                .append("\r\n")
                .append(demand(error.code()))
                .append(closing ? "Connection: close\r\n\r\n" : "\r\n");
        return ByteBufUtil.writeAscii(allocator, withBody ? text.append(body) : text);
    }

    /** What a client should do about it, where HTTP has a header for that. */
    private static String demand(TunnelErrorCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> "Proxy-Authenticate: Bearer error=\"invalid_token\"\r\n";
            case PRINCIPAL_MISSING -> "WWW-Authenticate: Bearer\r\n";
            case OVERLOAD, NO_AGENT, TUNNEL_TIMEOUT, AGENT_DRAINING -> "Retry-After: 1\r\n";
            case HTTPS_NOT_SUPPORTED, METHOD_NOT_SERVED -> "Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n";
            default -> "";
        };
    }

    /** An agent's text may be anything. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.chars().forEach(c -> printable.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return printable.toString();
    }
}
