package dev.fairlead.gateway.socks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** The answers of the proxy, byte for byte (connectivity specification, 1.4.1). */
final class SocksReply {
    static final int SUCCESS = 0;
    static final int COMMAND_UNSUPPORTED = 7;
    static final int ADDRESS_UNSUPPORTED = 8;

    private static final byte VERSION = 5;
    private static final byte AUTHENTICATION_VERSION = 1;

    private SocksReply() {}

    /** The method that was chosen. */
    static ByteBuf method(int method) {
        return Unpooled.wrappedBuffer(new byte[] {VERSION, (byte) method});
    }

    /** Whether the token was accepted. */
    static ByteBuf authentication(boolean accepted) {
        return Unpooled.wrappedBuffer(new byte[] {AUTHENTICATION_VERSION, (byte) (accepted ? 0 : 1)});
    }

    /** What became of CONNECT; bound to 0.0.0.0:0, since there is no address. */
    static ByteBuf connect(int code) {
        return Unpooled.wrappedBuffer(new byte[] {VERSION, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0});
    }
}
