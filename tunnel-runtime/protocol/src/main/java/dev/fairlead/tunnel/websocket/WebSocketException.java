package dev.fairlead.tunnel.websocket;

import java.io.IOException;

/** The other side breaks the format of frames. */
final class WebSocketException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int closeCode;

    /** @param closeCode what the other side is told (RFC 6455, 7.4.1) */
    WebSocketException(int closeCode, String message) {
        super(message);
        this.closeCode = closeCode;
    }

    int closeCode() {
        return closeCode;
    }
}
