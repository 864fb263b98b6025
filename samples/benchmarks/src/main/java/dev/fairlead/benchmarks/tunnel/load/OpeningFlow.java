package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Connects, sends one small request, waits until the other side closes, and begins anew. */
final class OpeningFlow extends Flow {
    private final ByteBuffer request;
    private final Answer answer = new Answer();
    private long began;
    private boolean answered;

    /** @param request asks for the end of the connection */
    OpeningFlow(Shared shared, ByteBuffer request) {
        super(shared);
        this.request = request;
        this.began = System.nanoTime();
    }

    @Override
    void connected() throws IOException {
        send(request);
    }

    @Override
    void received(ByteBuffer bytes) throws IOException {
        if (answer.read(bytes)) {
            answered = true;
            tally.openings.record(System.nanoTime() - began);
        }
    }

    @Override
    void ended() throws IOException {
        close();
        if (!answered) {
            throw new IOException("ended without an answer");
        }
        answered = false;
        answer.next();
        began = System.nanoTime();
        connect();
    }
}
