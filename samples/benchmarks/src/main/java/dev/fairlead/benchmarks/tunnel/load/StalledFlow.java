package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Asks for something large and never reads it. */
final class StalledFlow extends Flow {
    private final ByteBuffer request;

    StalledFlow(Shared shared, long piece) {
        super(shared);
        this.request = Backend.stalled(piece);
    }

    @Override
    void connected() throws IOException {
        send(request);
        interest(0);
    }

    @Override
    void received(ByteBuffer bytes) {
        // never: it does not ask for them
    }
}
