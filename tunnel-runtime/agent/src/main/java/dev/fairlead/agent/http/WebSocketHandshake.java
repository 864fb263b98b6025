package dev.fairlead.agent.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Base64;

/** The only change of protocol that passes (agent specification, 3.5; RFC 6455, 4). */
final class WebSocketHandshake {
    private static final String PROTOCOL = "websocket";
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private WebSocketHandshake() {}

    /** Whether a request is the opening handshake of a WebSocket; everything else that asks to change is refused. */
    static boolean isOpenedBy(RequestHead head) {
        return head.method().equals("GET")
                && head.http11()
                && !head.hasBody()
                && head.value("Upgrade").filter(PROTOCOL::equalsIgnoreCase).isPresent()
                && head.value("Sec-WebSocket-Version").filter(VERSION::equals).isPresent()
                && head.value("Sec-WebSocket-Key")
                        .filter(WebSocketHandshake::isKey)
                        .isPresent();
    }

    /** Whether a back end agrees with status 101 to what it was asked, and to nothing else. */
    static boolean isAcceptedBy(HttpResponse response) {
        return response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && PROTOCOL.equalsIgnoreCase(response.headers().get(HttpHeaderNames.UPGRADE, ""))
                && response.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
    }

    /** Says in a request that it opens a WebSocket. */
    static void ask(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        headers.set(HttpHeaderNames.UPGRADE, PROTOCOL);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
