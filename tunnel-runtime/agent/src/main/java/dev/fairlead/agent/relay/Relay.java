package dev.fairlead.agent.relay;

import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.backend.BackendDialer;
import dev.fairlead.agent.backend.BackendErrors;
import dev.fairlead.agent.backend.BackendFailure;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.keys.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One stream and its back-end connection. The stream is accepted when the connection is there. */
final class Relay implements StreamHandler {
    private final TunnelStream stream;
    private final RelayMapping mapping;
    private final StreamAnswer answer;
    private final StreamPipe pipe;
    /** What came before the connection was there: at most the stream's window. */
    private final Deque<ByteBuf> waiting = new ArrayDeque<>(1);

    private boolean connected;
    private boolean requestEnded;

    Relay(TunnelStream stream, RelayMapping mapping) {
        this.stream = stream;
        this.mapping = mapping;
        this.answer = new StreamAnswer(stream);
        this.pipe = new StreamPipe(stream, answer, mapping);
    }

    void start(BackendDialer dialer, Identity system) {
        OpenRequest opened = stream.request();
        dialer.dial(
                        stream.eventLoop(),
                        mapping.address().internal(opened.virtualPort()),
                        Optional.of(system),
                        mapping.connection().within(opened.deadlineMillis()),
                        pipeline -> pipeline.addLast(pipe.backend()))
                .addListener(dialled -> {
                    if (!dialled.isSuccess()) {
                        dropWaiting();
                        answer.fail(BackendErrors.of(mapping, BackendFailure.whileConnecting(dialled.cause())));
                    } else if (answer.ended()) {
                        ((Channel) dialled.getNow()).close();
                    } else {
                        join();
                    }
                });
    }

    @Override
    public void data(ByteBuf data) {
        if (answer.ended()) {
            data.release();
        } else if (connected) {
            pipe.data(data);
        } else {
            waiting.add(data);
        }
    }

    @Override
    public void finished() {
        requestEnded = true;
        if (connected) {
            pipe.finished();
        }
    }

    @Override
    public void writable() {
        if (connected) {
            pipe.writable();
        }
    }

    @Override
    public void failed(StreamError error) {
        answer.end();
        dropWaiting();
        if (connected) {
            pipe.reset();
        }
    }

    private void join() {
        connected = true;
        answer.accept();
        pipe.start();
        while (!waiting.isEmpty()) {
            pipe.data(waiting.remove());
        }
        if (requestEnded) {
            pipe.finished();
        }
    }

    private void dropWaiting() {
        while (!waiting.isEmpty()) {
            waiting.remove().release();
        }
    }
}
