package dev.fairlead.tunnel.relay;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * Joins a stream and a local socket: it is the stream's handler from the beginning, and gets its socket with
 * {@link #join}. Bytes that come before wait, at most as many as the stream's window. Everything happens on the stream's
 * event loop.
 */
public final class StreamRelay implements StreamHandler {
    private static final StreamError DISCARDED = new StreamError(TunnelErrorCode.CANCELLED, "");

    private final RelayListener listener;
    /** What came before the socket; none if nothing did. */
    private Queue<ByteBuf> early;

    private TunnelStream stream;
    private LocalSocket socket;
    private long fromStream;
    private boolean streamFinished;
    private boolean accepted;
    private boolean ended;

    /** @param listener hears of the end */
    public StreamRelay(RelayListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Starts relaying; to be called on the stream's event loop, at once after the stream was opened or accepted or at any
     * time later. If the relay has ended meanwhile the channel is closed.
     *
     * @param joined the stream whose handler this is
     * @param channel a connected socket that lives on the stream's event loop; the relay becomes the last handler of its
     *     pipeline. Where it is the only one, bytes pass without a copy
     */
    public void join(TunnelStream joined, Channel channel) {
        if (ended) {
            channel.close();
            return;
        }
        stream = joined;
        socket = new LocalSocket(this, channel);
        channel.pipeline().addLast(socket);
        if (ended) {
            return;
        }
        if (early != null) {
            Queue<ByteBuf> waiting = early;
            early = null;
            waiting.forEach(socket::write);
        }
        socket.flush();
        if (streamFinished) {
            socket.finishOutput();
        }
        if (channel.isActive()) {
            socket.read(stream.isWritable());
            socket.lookForEnd();
        } else {
            localFailed(new ClosedChannelException());
        }
    }

    /**
     * Relays no more: bytes that came and could not be passed on are dropped. The stream and the socket are the caller's
     * matter.
     */
    public void discard() {
        if (socket != null) {
            socket.leave();
        }
        end(Optional.of(DISCARDED));
    }

    /**
     * Breaks off the stream and the socket, each so that its peer does not take it for a regular end.
     *
     * @param error reaches the stream's peer where the stream has not been answered
     */
    public void abort(StreamError error) {
        if (!ended) {
            if (stream != null) {
                stream.reset(error);
            }
            failed(error);
        }
    }

    @Override
    public void accepted() {
        accepted = true;
        listener.accepted();
    }

    @Override
    public void data(ByteBuf data) {
        fromStream += data.readableBytes();
        if (ended) {
            data.release();
        } else if (socket == null) {
            keep(data);
        } else {
            socket.write(data);
        }
    }

    private void keep(ByteBuf data) {
        if (early == null) {
            early = new ArrayDeque<>(1);
        }
        early.add(data);
    }

    @Override
    public void readComplete() {
        if (socket != null && !ended) {
            socket.flush();
        }
    }

    @Override
    public void finished() {
        streamFinished = true;
        if (socket != null && !ended) {
            socket.flush();
            socket.finishOutput();
        }
    }

    @Override
    public void writable() {
        if (socket != null) {
            socket.read(true);
        }
    }

    @Override
    public void failed(StreamError error) {
        if (!ended) {
            if (socket != null) {
                socket.abort();
            }
            end(Optional.of(error));
        }
    }

    // ---- what the local socket tells

    /** Bytes of the local socket, with room for a header. */
    void fromLocal(ByteBuf data, boolean hasRoom) {
        if (ended) {
            data.release();
            return;
        }
        if (hasRoom) {
            stream.writeWithRoom(data);
        } else {
            stream.write(data);
        }
        if (!stream.isWritable() && !ended) {
            socket.read(false);
        }
    }

    /** The local socket took bytes of the stream. */
    void consumed(int bytes) {
        if (!ended) {
            stream.consumed(bytes);
        }
    }

    /** The local socket sends no more. */
    void localFinished() {
        if (!ended) {
            stream.finish();
        }
    }

    /** Both directions of the local socket have come to their end. */
    void localDone() {
        end(Optional.empty());
    }

    /** The local socket was closed too early or broke. */
    void localFailed(Throwable cause) {
        if (!ended) {
            abort(listener.broken(cause));
        }
    }

    private void end(Optional<StreamError> error) {
        if (!ended) {
            ended = true;
            if (early != null) {
                early.forEach(ByteBuf::release);
                early = null;
            }
            boolean left = stream != null && stream.handedOver();
            boolean mayHaveArrived = accepted
                    || error.map(StreamError::code)
                            .filter(TunnelErrorCode::mayHaveReachedBackend)
                            .isPresent();
            listener.ended(new RelayEnd(
                    fromStream,
                    socket == null ? 0 : socket.received(),
                    error,
                    error.isPresent() && left && mayHaveArrived));
        }
    }
}
