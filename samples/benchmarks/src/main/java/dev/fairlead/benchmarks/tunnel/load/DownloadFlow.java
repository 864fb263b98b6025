package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Fetches one large answer after the other. */
final class DownloadFlow extends Flow {
    private final ByteBuffer request;
    private final Answer answer = new Answer();

    DownloadFlow(Shared shared, long piece) {
        super(shared);
        this.request = Backend.download(piece);
    }

    @Override
    void connected() throws IOException {
        send(request);
    }

    @Override
    void received(ByteBuffer bytes) throws IOException {
        tally.downloaded += bytes.remaining();
        if (answer.read(bytes)) {
            answer.next();
            send(request);
        }
    }
}
