package dev.fairlead.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;

/** What an exchange needs of the connection that its request came on. */
interface ClientSide {
    EventLoop eventLoop();

    ByteBufAllocator allocator();

    /** Streams that stay with the connection. */
    ClientLogon logon();

    /** Whether the client takes what it is sent. */
    boolean takesBytes();

    /** Sends bytes soon; takes over the reference. */
    void send(ByteBuf data);

    /** The exchange can take bytes of the request's body, or again. */
    void wantsBody();

    /** The response is complete. */
    void done(boolean reusable);

    /** There is no response but this one. */
    void fail(ErrorResponse error);

    /** The response broke off after its head was sent. */
    void abort();

    /** From now on bytes of both sides pass as they are. */
    void switched();

    /** After the switch: the back end sends no more. */
    void outputEnded();
}
