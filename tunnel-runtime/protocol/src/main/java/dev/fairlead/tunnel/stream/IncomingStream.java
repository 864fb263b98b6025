package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.message.MalformedMessageException;
import dev.fairlead.tunnel.message.MessageWriter;
import dev.fairlead.tunnel.yamux.StreamEnd;
import dev.fairlead.tunnel.yamux.YamuxSession;
import dev.fairlead.tunnel.yamux.YamuxStream;
import dev.fairlead.tunnel.yamux.YamuxStreamListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.function.Function;

/** A stream that the peer opened: reads the opening, lets the acceptor answer, then passes bytes on. */
final class IncomingStream implements TunnelStream, YamuxStreamListener {
    private final YamuxSession session;
    private final YamuxStream stream;
    private final OpeningReader openings;
    private final Function<TunnelStream, StreamHandler> acceptor;
    private final FirstMessage opening;
    private OpenRequest request;
    private StreamHandler handler;
    private int answerSize;
    private boolean ended;

    IncomingStream(
            YamuxSession session,
            YamuxStream stream,
            UnfinishedMessages unfinished,
            OpeningReader openings,
            Function<TunnelStream, StreamHandler> acceptor) {
        this.session = session;
        this.stream = stream;
        this.opening = new FirstMessage(unfinished);
        this.openings = openings;
        this.acceptor = acceptor;
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
    public void accept() {
        answer(AnswerCodec.acceptance());
    }

    @Override
    public void accept(ServiceTimes times) {
        answer(TimedAcceptance.encode(times));
    }

    @Override
    public void refuse(StreamError error) {
        answer(MessageWriter.encode(AnswerCodec.refused(error)));
        ended = true;
        stream.finish();
    }

    private void answer(ByteBuf bytes) {
        if (answerSize > 0) {
            throw new IllegalStateException("the stream was answered before");
        }
        answerSize = bytes.readableBytes();
        stream.write(bytes);
    }

    @Override
    public void write(ByteBuf data) {
        if (answerSize == 0) {
            data.release();
            throw new IllegalStateException("the answer comes before the first byte");
        }
        stream.write(data);
    }

    @Override
    public void writeWithRoom(ByteBuf data) {
        if (answerSize == 0) {
            data.release();
            throw new IllegalStateException("the answer comes before the first byte");
        }
        stream.writeWithRoom(data);
    }

    @Override
    public boolean isWritable() {
        return stream.isWritable();
    }

    @Override
    public boolean handedOver() {
        return stream.bytesSent() > answerSize;
    }

    @Override
    public void finish() {
        stream.finish();
    }

    @Override
    public void reset(StreamError error) {
        if (answerSize == 0 && !ended) {
            refuse(error);
        } else {
            ended = true;
            stream.reset();
        }
    }

    @Override
    public void consumed(int bytes) {
        stream.consumed(bytes);
    }

    @Override
    public void data(ByteBuf data) {
        if (request == null && !ended) {
            readOpening(data);
        }
        if (ended) {
            int bytes = data.readableBytes();
            data.release();
            stream.dropped(bytes);
        } else if (data.isReadable()) {
            handler.data(data);
        } else {
            data.release();
        }
    }

    private void readOpening(ByteBuf data) {
        int before = data.readableBytes();
        try {
            Optional<ByteBuf> message = opening.take(data);
            stream.consumed(before - data.readableBytes());
            if (message.isPresent()) {
                request = openings.read(message.get());
                handler = acceptor.apply(this);
            } else if (opening.isTooMuch()) {
                opening.drop();
                refuse(new StreamError(TunnelErrorCode.OVERLOAD, "too many streams were begun and not opened"));
            }
        } catch (MalformedMessageException e) {
            session.fail(e.getMessage());
        }
    }

    @Override
    public void readComplete() {
        if (!ended && handler != null) {
            handler.readComplete();
        }
    }

    @Override
    public void finished() {
        if (handler == null && !ended) {
            session.fail("a stream that ended before its opening was complete");
        } else if (!ended) {
            handler.finished();
        }
    }

    @Override
    public void writable() {
        if (!ended && handler != null) {
            handler.writable();
        }
    }

    @Override
    public void ended(StreamEnd end, String detail) {
        boolean known = handler != null && !ended;
        ended = true;
        opening.drop();
        if (known) {
            handler.failed(
                    switch (end) {
                        case RESET_BY_PEER -> new StreamError(TunnelErrorCode.CANCELLED, "");
                        case SESSION_LOST -> new StreamError(TunnelErrorCode.TUNNEL_LOST, detail);
                        case STALLED -> new StreamError(TunnelErrorCode.CLIENT_STALLED, detail);
                        case OVERLOADED -> new StreamError(TunnelErrorCode.OVERLOAD, detail);
                    });
        }
    }
}
