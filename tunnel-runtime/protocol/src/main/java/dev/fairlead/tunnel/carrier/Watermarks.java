package dev.fairlead.tunnel.carrier;

import io.netty.channel.WriteBufferWaterMark;

/** How much may wait in a connection: little, so that a small frame can still pass bulk data in the scheduler. */
final class Watermarks {
    static final WriteBufferWaterMark CARRIER = new WriteBufferWaterMark(64 * 1024, 192 * 1024);

    private Watermarks() {}
}
