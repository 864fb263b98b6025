package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/** A stream that could not be opened: takes and gives nothing. */
record EndedStream(EventLoop eventLoop, OpenRequest request) implements TunnelStream {

    @Override
    public void accept() {
        throw new IllegalStateException("this side opened the stream");
    }

    @Override
    public void refuse(StreamError error) {
        throw new IllegalStateException("this side opened the stream");
    }

    @Override
    public void write(ByteBuf data) {
        data.release();
    }

    @Override
    public void writeWithRoom(ByteBuf data) {
        data.release();
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public boolean handedOver() {
        return false;
    }

    @Override
    public void finish() {
        // has ended already
    }

    @Override
    public void reset(StreamError error) {
        // has ended already
    }

    @Override
    public void consumed(int bytes) {
        // nothing ever came
    }
}
