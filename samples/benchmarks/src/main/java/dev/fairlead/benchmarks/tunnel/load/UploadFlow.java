package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Sends one large request after the other. */
final class UploadFlow extends Flow {
    private final ByteBuffer request;
    private final long piece;
    private final Filling filling;
    private final Answer answer = new Answer();
    private long left;

    UploadFlow(Shared shared, long piece, Filling filling) {
        super(shared);
        this.request = Backend.upload(piece);
        this.piece = piece;
        this.filling = filling;
    }

    @Override
    void connected() throws IOException {
        send(request);
        left = piece;
        interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    @Override
    void writable(SocketChannel to) throws IOException {
        left -= filling.transfer(left, to);
        if (left == 0) {
            interest(SelectionKey.OP_READ);
        }
    }

    @Override
    void received(ByteBuffer bytes) throws IOException {
        if (answer.read(bytes)) {
            answer.next();
            connected();
        }
    }
}
