package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.message.MalformedMessageException;
import dev.fairlead.tunnel.yamux.StreamEnd;
import dev.fairlead.tunnel.yamux.YamuxSession;
import dev.fairlead.tunnel.yamux.YamuxStream;
import dev.fairlead.tunnel.yamux.YamuxStreamListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import jakarta.json.JsonObject;
import java.util.Optional;

/** A stream that this side opened: waits for the answer, then passes bytes on. */
final class OutgoingStream implements TunnelStream, YamuxStreamListener {
    private final YamuxSession session;
    private final YamuxStream stream;
    private final OpenRequest request;
    private final StreamHandler handler;
    private final FirstMessage answer;
    private final int openingSize;
    private boolean answered;
    private boolean ended;

    /** @param opening the encoded request, whose reference passes to the stream */
    OutgoingStream(
            YamuxSession session,
            OpenRequest request,
            ByteBuf opening,
            boolean urgent,
            UnfinishedMessages unfinished,
            StreamHandler handler) {
        this.session = session;
        this.request = request;
        this.handler = handler;
        this.answer = new FirstMessage(unfinished);
        this.openingSize = opening.readableBytes();
        this.stream = session.open(urgent, this);
        stream.write(opening);
    }

    @Override
    public EventLoop eventLoop() {
        return stream.eventLoop();
    }

    @Override
    public OpenRequest request() {
        return request;
    }

    @Override
    public void write(ByteBuf data) {
        stream.write(data);
    }

    @Override
    public void writeWithRoom(ByteBuf data) {
        stream.writeWithRoom(data);
    }

    @Override
    public boolean isWritable() {
        return stream.isWritable();
    }

    @Override
    public boolean handedOver() {
        return stream.bytesSent() > openingSize;
    }

    @Override
    public void finish() {
        stream.finish();
    }

    @Override
    public void reset(StreamError error) {
        ended = true;
        answer.drop();
        stream.reset();
    }

    @Override
    public void consumed(int bytes) {
        stream.consumed(bytes);
    }

    @Override
    public void data(ByteBuf data) {
        if (!answered) {
            readAnswer(data);
        }
        if (ended || !data.isReadable()) {
            data.release();
        } else {
            handler.data(data);
        }
    }

    private void readAnswer(ByteBuf data) {
        int before = data.readableBytes();
        try {
            if (answer.isEmpty() && takeAcceptance(data)) {
                return;
            }
            Optional<JsonObject> message = answer.read(data);
            stream.consumed(before - data.readableBytes());
            if (message.isPresent()) {
                answered = true;
                AnswerCodec.errorOf(message.get())
                        .ifPresentOrElse(this::refused, () -> accepted(TimedAcceptance.timesIn(message.get())));
            } else if (answer.isTooMuch()) {
                stream.reset();
                fail(new StreamError(TunnelErrorCode.OVERLOAD, "too many streams are half answered"));
            }
        } catch (MalformedMessageException | ClassCastException e) {
            session.fail("the answer to a stream is no answer");
        }
    }

    /** Nearly every answer: as this version writes it, and in one piece. */
    private boolean takeAcceptance(ByteBuf data) {
        int before = data.readableBytes();
        Optional<ServiceTimes> times = TimedAcceptance.take(data);
        if (times.isEmpty() && !AnswerCodec.takeAcceptance(data)) {
            return false;
        }
        stream.consumed(before - data.readableBytes());
        answered = true;
        accepted(times);
        return true;
    }

    private void accepted(Optional<ServiceTimes> times) {
        if (times.isPresent()) {
            handler.accepted(times.get());
        } else {
            handler.accepted();
        }
    }

    private void refused(StreamError error) {
        // the refusing side only waits for the end of what this side may still have to say
        stream.reset();
        if (!ended) {
            ended = true;
            handler.refused(error);
        }
    }

    @Override
    public void readComplete() {
        if (!ended) {
            handler.readComplete();
        }
    }

    @Override
    public void finished() {
        if (answered) {
            if (!ended) {
                handler.finished();
            }
        } else {
            stream.reset();
            fail(new StreamError(TunnelErrorCode.BACKEND_LOST, "the stream ended without an answer"));
        }
    }

    @Override
    public void writable() {
        if (!ended) {
            handler.writable();
        }
    }

    @Override
    public void ended(StreamEnd end, String detail) {
        fail(
                switch (end) {
                    case RESET_BY_PEER ->
                        new StreamError(TunnelErrorCode.BACKEND_LOST, "the other side broke the stream off");
                    case SESSION_LOST -> new StreamError(TunnelErrorCode.TUNNEL_LOST, detail);
                    case STALLED -> new StreamError(TunnelErrorCode.BACKEND_STALLED, detail);
                    case OVERLOADED -> new StreamError(TunnelErrorCode.OVERLOAD, detail);
                });
    }

    private void fail(StreamError error) {
        answer.drop();
        if (!ended) {
            ended = true;
            handler.failed(error);
        }
    }
}
