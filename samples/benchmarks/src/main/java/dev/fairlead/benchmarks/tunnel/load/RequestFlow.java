package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Sends a small request as soon as the last one was answered. */
final class RequestFlow extends Flow {
    private final ByteBuffer request;
    private final Answer answer = new Answer();
    private long sent;

    RequestFlow(Shared shared, ByteBuffer request) {
        super(shared);
        this.request = request;
    }

    @Override
    void connected() throws IOException {
        sent = System.nanoTime();
        send(request);
    }

    @Override
    void received(ByteBuffer bytes) throws IOException {
        if (answer.read(bytes)) {
            tally.requests.record(System.nanoTime() - sent);
            answer.next();
            connected();
        }
    }
}
