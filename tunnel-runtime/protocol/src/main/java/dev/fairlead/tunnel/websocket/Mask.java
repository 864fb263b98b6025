package dev.fairlead.tunnel.websocket;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The mask of what clients send (RFC 6455, 5.3): an exclusive or with four bytes, over and over. */
final class Mask {
    private static final int KEY_BYTES = 4;

    private Mask() {}

    /**
     * Applies a key, or removes it, in place.
     *
     * @param bytes whose readable bytes are changed; nobody else may look at them
     * @param key its first byte is the most significant one
     * @param position of the first byte in its frame
     */
    static void apply(ByteBuf bytes, int key, long position) {
        int rotated = Integer.rotateLeft(key, (int) (position % KEY_BYTES) * Byte.SIZE);
        if (bytes.nioBufferCount() == 1) {
            ByteBuffer view = bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes());
            apply(view.slice().order(ByteOrder.BIG_ENDIAN), rotated);
        } else {
            for (int i = 0; i < bytes.readableBytes(); i++) {
                int at = bytes.readerIndex() + i;
                bytes.setByte(at, bytes.getByte(at) ^ byteOf(rotated, i));
            }
        }
    }

    private static void apply(ByteBuffer bytes, int key) {
        long twice = (key & 0xFFFF_FFFFL) << Integer.SIZE | key & 0xFFFF_FFFFL;
        int size = bytes.limit();
        int at = 0;
        for (; at <= size - Long.BYTES; at += Long.BYTES) {
            bytes.putLong(at, bytes.getLong(at) ^ twice);
        }
        for (; at < size; at++) {
            bytes.put(at, (byte) (bytes.get(at) ^ byteOf(key, at)));
        }
    }

    private static int byteOf(int key, int at) {
        return key >>> (KEY_BYTES - 1 - at % KEY_BYTES) * Byte.SIZE;
    }
}
