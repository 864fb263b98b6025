package dev.fairlead.agent.relay;

import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.backend.BackendDialer;
import dev.fairlead.agent.backend.BackendErrors;
import dev.fairlead.agent.backend.BackendFailure;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.keys.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One stream and its back-end connection. The stream is accepted when the connection is there. */
final class Relay implements StreamHandler {
    private final TunnelStream stream;
    private final RelayMapping mapping;
    private final StreamAnswer answer;
    /** What came before the connection was there: at most the stream's window. */
    private final Deque<ByteBuf> waiting = new ArrayDeque<>(1);

    private Optional<RelayChannel> backend = Optional.empty();
    private boolean requestEnded;

    Relay(TunnelStream stream, RelayMapping mapping) {
        this.stream = stream;
        this.mapping = mapping;
        this.answer = new StreamAnswer(stream);
    }

    void start(BackendDialer dialer, Identity system) {
        OpenRequest opened = stream.request();
        RelayChannel channel = new RelayChannel(this);
        dialer.dial(
                        stream.eventLoop(),
                        mapping.address().internal(opened.virtualPort()),
                        Optional.of(system),
                        timeout(opened),
                        pipeline -> pipeline.addLast(channel))
                .addListener(dialled -> {
                    if (!dialled.isSuccess()) {
                        fail(BackendFailure.whileConnecting(dialled.cause()));
                    } else if (answer.ended()) {
                        ((Channel) dialled.getNow()).close();
                    } else {
                        connected(channel);
                    }
                });
    }

    @Override
    public void data(ByteBuf data) {
        if (answer.ended()) {
            data.release();
        } else if (backend.isPresent()) {
            backend.get().write(data);
        } else {
            waiting.add(data);
        }
    }

    @Override
    public void finished() {
        requestEnded = true;
        backend.ifPresent(RelayChannel::finish);
    }

    @Override
    public void writable() {
        backend.ifPresent(channel -> channel.reading(true));
    }

    @Override
    public void failed(StreamError error) {
        answer.end();
        dropWaiting();
        backend.ifPresent(RelayChannel::reset);
    }

    /** The back end took bytes. */
    void taken(int bytes) {
        if (!answer.ended()) {
            stream.consumed(bytes);
        }
    }

    /** The back end sent bytes. */
    void received(ByteBuf data) {
        if (answer.ended()) {
            data.release();
            return;
        }
        stream.write(data);
        if (!stream.isWritable()) {
            backend.ifPresent(channel -> channel.reading(false));
        }
    }

    /** The back end sends no more. */
    void responseEnded() {
        if (!answer.ended()) {
            stream.finish();
        }
    }

    /** The connection is of no use any more, or never was. */
    void fail(TunnelErrorCode code) {
        dropWaiting();
        answer.fail(BackendErrors.of(mapping, code));
    }

    private void connected(RelayChannel channel) {
        backend = Optional.of(channel);
        channel.start();
        answer.accept();
        while (!waiting.isEmpty()) {
            channel.write(waiting.remove());
        }
        if (requestEnded) {
            channel.finish();
        }
        channel.reading(stream.isWritable());
    }

    private Duration timeout(OpenRequest opened) {
        Duration own = mapping.connectTimeout();
        long left = opened.deadlineMillis();
        return left > 0 && left < own.toMillis() ? Duration.ofMillis(left) : own;
    }

    private void dropWaiting() {
        while (!waiting.isEmpty()) {
            waiting.remove().release();
        }
    }
}
