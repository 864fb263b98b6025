package dev.fairlead.agent.http;

import dev.fairlead.agent.backend.BackendConnection;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.BodyReader;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Brings a request to its back end. Bytes that come before the connection is there wait, at most as many as the
 * stream's window; the peer gets credit only for what the back end's socket took.
 */
final class RequestRelay {
    private final TunnelStream stream;
    private final ExchangeScope scope;
    private final Runnable progress;
    private final Deque<ByteBuf> waiting = new ArrayDeque<>();
    private Optional<BodyReader> body = Optional.empty();
    private Optional<BackendConnection> connection = Optional.empty();
    private int inFlight;
    private boolean discarding;
    private boolean sent;
    private boolean ended;
    private boolean withTrailers = true;

    /**
     * @param scope gets what follows the request
     * @param progress hears when the back end took something
     */
    RequestRelay(TunnelStream stream, ExchangeScope scope, Runnable progress) {
        this.stream = stream;
        this.scope = scope;
        this.progress = progress;
    }

    /** Whatever follows the body in its last chunk does not go on. */
    void dropTrailers() {
        withTrailers = false;
    }

    /** Bytes that follow the head; takes over the reference. */
    void data(ByteBuf data) throws BadRequestException {
        if (discarding) {
            int bytes = data.readableBytes();
            data.release();
            stream.consumed(bytes);
        } else if (connection.isPresent() && body.isPresent()) {
            forward(data, body.get(), connection.get());
            connection.get().flush();
        } else {
            waiting.add(data);
        }
    }

    /** Sends the head, and whatever of the body has come already. */
    void start(BackendConnection to, HttpRequest request, BodyFraming framing) throws BadRequestException {
        connection = Optional.of(to);
        BodyReader reader = BodyReader.of(framing);
        body = Optional.of(reader);
        sent = false;
        to.send(request);
        endIfComplete(reader, to);
        while (!waiting.isEmpty()) {
            forward(waiting.remove(), reader, to);
        }
        if (ended) {
            requireComplete(reader);
        }
        to.flush();
    }

    /** No more bytes will come. */
    void finished() throws BadRequestException {
        ended = true;
        if (!discarding && body.isPresent()) {
            requireComplete(body.get());
        }
    }

    /** Whether the whole request was handed to the back end's connection. */
    boolean complete() {
        return sent;
    }

    /** Whether it is the caller who keeps the back end waiting. */
    boolean waitsForCaller() {
        return !sent && inFlight == 0;
    }

    /** From now on nothing is forwarded; what comes is taken so that the peer does not wait. */
    void discard() {
        discarding = true;
        while (!waiting.isEmpty()) {
            waiting.remove().release();
        }
    }

    private void forward(ByteBuf data, BodyReader reader, BackendConnection to) throws BadRequestException {
        try {
            int total = data.readableBytes();
            int[] content = {0};
            reader.read(data, piece -> {
                content[0] += piece.readableBytes();
                write(piece, to);
            });
            int beyond = data.readableBytes();
            stream.consumed(total - content[0] - beyond);
            endIfComplete(reader, to);
            if (beyond > 0) {
                scope.beyond(data.retain());
            }
        } finally {
            data.release();
        }
    }

    private void write(ByteBuf piece, BackendConnection to) {
        int bytes = piece.readableBytes();
        inFlight += bytes;
        to.write(new DefaultHttpContent(piece)).addListener(written -> {
            inFlight -= bytes;
            if (written.isSuccess() && bytes > 0) {
                stream.consumed(bytes);
                progress.run();
            }
        });
    }

    private static void requireComplete(BodyReader reader) throws BadRequestException {
        if (!reader.complete()) {
            throw new BadRequestException("The request ended within its body");
        }
    }

    private void endIfComplete(BodyReader reader, BackendConnection to) {
        if (reader.complete() && !sent) {
            sent = true;
            to.write(RequestTrailers.end(withTrailers ? reader.trailers() : List.of()));
        }
    }
}
