package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One connection of the back end; requests come one after the other. */
final class BackendConnection {
    private static final ByteBuffer SMALL_ANSWER = smallAnswer();
    private static final ByteBuffer EMPTY_ANSWER = answer(0, true);

    private final SocketChannel channel;
    private final Filling filling;
    private final Backend.Counters counters;
    private final Head head = new Head();
    private long toReceive;
    private long toSend;
    private boolean stalled;

    BackendConnection(SocketChannel channel, Filling filling, Backend.Counters counters) {
        this.channel = channel;
        this.filling = filling;
        this.counters = counters;
    }

    private static ByteBuffer answer(long size, boolean body) {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n";
        return Backend.direct(body ? head + "x".repeat((int) size) : head);
    }

    static ByteBuffer smallAnswer() {
        return answer(128, true);
    }

    void ready(SelectionKey key, ByteBuffer buffer) throws IOException {
        if (key.isWritable()) {
            sendMore(key);
        }
        if (key.isValid() && key.isReadable()) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                channel.close();
            } else {
                received(key, buffer.flip());
            }
        }
    }

    private void received(SelectionKey key, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining() && channel.isOpen()) {
            if (toReceive > 0) {
                takeBody(bytes);
            } else if (head.read(bytes)) {
                serve(key);
            }
        }
    }

    private void takeBody(ByteBuffer bytes) throws IOException {
        int count = (int) Math.min(toReceive, bytes.remaining());
        bytes.position(bytes.position() + count);
        toReceive -= count;
        counters.received += count;
        if (toReceive == 0) {
            send(EMPTY_ANSWER);
        }
    }

    private void serve(SelectionKey key) throws IOException {
        boolean last = head.closes();
        if (head.secondWordStarts(Backend.UPLOAD_PATH)) {
            toReceive = head.contentLength();
        } else if (head.secondWordStarts(Backend.DOWNLOAD_PATH)) {
            beginBody(key, head.numberAt(Backend.DOWNLOAD_PATH.length));
        } else if (head.secondWordStarts(Backend.STALLED_PATH)) {
            stalled = true;
            beginBody(key, head.numberAt(Backend.STALLED_PATH.length));
        } else {
            send(SMALL_ANSWER);
            if (last) {
                channel.close();
            }
        }
        head.clear();
    }

    private void beginBody(SelectionKey key, long size) throws IOException {
        send(answer(size, false));
        toSend = size;
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private void sendMore(SelectionKey key) throws IOException {
        long count = filling.transfer(toSend, channel);
        toSend -= count;
        if (stalled) {
            counters.stalledSent += count;
        }
        if (toSend == 0) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void send(ByteBuffer answer) throws IOException {
        answer.rewind();
        channel.write(answer);
        if (answer.hasRemaining()) {
            throw new IOException("no room for a small answer");
        }
    }
}
