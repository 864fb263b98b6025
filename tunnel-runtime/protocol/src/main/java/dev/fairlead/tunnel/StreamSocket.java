package dev.fairlead.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * A stream seen as a connected socket, for ordinary threads. Reading gives the peer credit, writing waits for it;
 * {@link #shutdownOutput} is a half close, {@link #close} resets a stream that is not finished. When the stream is
 * refused or lost, reads (after the bytes that came before) and writes throw {@link StreamException}; unless nothing of
 * it can have been acted on and another way is there: then what was written goes that way, and nobody notices.
 *
 * <p>Threads that use it touch no pooled buffer and no Netty thread local, so that a container's threads keep nothing
 * of this class space after an undeployment.
 */
public final class StreamSocket extends ConnectedSocket {

    /** Opens the stream below a socket. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens the stream, on its event loop. A failure goes to the handler; the stream that is returned then takes
         * and gives nothing.
         */
        TunnelStream open(OpenRequest request, StreamHandler handler);
    }

    /** Finds a stream below a socket, perhaps after a while. */
    @FunctionalInterface
    public interface LateOpener {
        /**
         * Begins to open the stream, on the event loop on which it will be used. A failure goes to the handler.
         *
         * @param opened gets the stream, on that loop, perhaps before this method returns; and again each one that is
         *     opened in its place
         * @return the search, which can be given up and begun again; called on that loop
         */
        Opening open(OpenRequest request, StreamHandler handler, Consumer<TunnelStream> opened);
    }

    private static final StreamError CLOSED = new StreamError(TunnelErrorCode.CANCELLED, "");

    private final EventLoop loop;
    private final OpenRequest request;
    private final SocketState state = new SocketState();
    private final SocketInput input;
    private final SocketOutput output;

    /** On the event loop only. */
    private final UnansweredUse unanswered = new UnansweredUse();

    /** The search for a stream; on the event loop only. */
    private Opening opening = () -> {};

    /** Set and read on the event loop only. */
    private TunnelStream stream;

    private StreamSocket(EventLoop loop, OpenRequest request) {
        this.loop = loop;
        this.request = request;
        this.input = new SocketInput(state, bytes -> onLoop(() -> stream.consumed(bytes)));
        this.output = new SocketOutput(state, bytes -> onLoop(() -> write(bytes)));
    }

    /**
     * Opens a stream and returns at once; the peer's refusal, if it comes, is thrown by a read or write.
     *
     * @param loop the event loop that owns the stream
     * @param request what to open
     * @param opener opens it, called on that loop
     */
    public static StreamSocket open(EventLoop loop, OpenRequest request, Opener opener) {
        Objects.requireNonNull(opener, "opener");
        return open(loop, request, (wanted, handler, opened) -> {
            opened.accept(opener.open(wanted, handler));
            return () -> {};
        });
    }

    /** The same; bytes that are written before there is a stream wait for it. */
    public static StreamSocket open(EventLoop loop, OpenRequest request, LateOpener opener) {
        Objects.requireNonNull(opener, "opener");
        StreamSocket socket = new StreamSocket(Objects.requireNonNull(loop, "loop"), Objects.requireNonNull(request));
        socket.onLoop(() -> socket.opening = opener.open(request, socket.new Events(), socket::opened));
        return socket;
    }

    private void opened(TunnelStream opened) {
        stream = opened;
        int waited = unanswered.apply(opened);
        output.taken(waited, opened.isWritable());
    }

    /** What the stream was opened for. */
    public OpenRequest request() {
        return request;
    }

    private void write(byte[] bytes) {
        if (stream == null) {
            unanswered.waits(bytes);
        } else {
            unanswered.sent(bytes);
            stream.write(Unpooled.wrappedBuffer(bytes));
            output.taken(bytes.length, stream.isWritable());
        }
    }

    private void finish() {
        unanswered.finish();
        if (stream != null) {
            stream.finish();
        }
    }

    private void reset() {
        if (stream == null) {
            opening.cancel();
            // a stream that is on its way all the same
            unanswered.reset(CLOSED);
        } else {
            stream.reset(CLOSED);
        }
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // the loop ended together with its sessions
            state.fail(
                    new StreamException(new StreamError(TunnelErrorCode.TUNNEL_LOST, "the tunnel was closed"), true));
        }
    }

    /** The stream's events, on its event loop. */
    private final class Events implements StreamHandler {
        private boolean accepted;

        @Override
        public void accepted() {
            accepted = true;
            unanswered.forget();
        }

        @Override
        public void data(ByteBuf data) {
            byte[] bytes = ByteBufUtil.getBytes(data);
            data.release();
            input.arrived(bytes);
        }

        @Override
        public void finished() {
            input.finished();
        }

        @Override
        public void writable() {
            output.writable();
        }

        @Override
        public void refused(StreamError error) {
            if (!Repetition.isAllowedAfterRefusal(error) || !again(error)) {
                told(error);
            }
        }

        @Override
        public void failed(StreamError error) {
            if (!Repetition.isAllowedAfterLoss(error, accepted || hasLeft()) || !again(error)) {
                told(error);
            }
        }

        private boolean hasLeft() {
            // no stream: opening it failed, so nothing can have left
            return stream != null && stream.handedOver();
        }

        /** Begins anew on another stream; false if that cannot be. */
        private boolean again(StreamError error) {
            if (stream == null || state.isClosed() || !unanswered.isWhole()) {
                return false;
            }
            TunnelStream ended = stream;
            stream = null;
            boolean tried = opening.again(error);
            if (!tried) {
                stream = ended;
            }
            return tried;
        }

        private void told(StreamError error) {
            boolean left = hasLeft();
            boolean mayHaveArrived = accepted || error.code().mayHaveReachedBackend();
            state.fail(new StreamException(error, left && mayHaveArrived));
            unanswered.forget();
            if (error.code() == TunnelErrorCode.OVERLOAD) {
                input.drop();
            }
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        checkOpen();
        return input;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        checkOpen();
        return output;
    }

    /** The peer sees the end of this side's bytes; reading goes on. */
    @Override
    public void shutdownOutput() throws IOException {
        checkOpen();
        if (output.shutdown()) {
            onLoop(this::finish);
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        checkOpen();
        input.discard();
    }

    /** Ends the stream: quietly if the peer has finished and everything was read, with a reset otherwise. */
    @Override
    public void close() {
        boolean exhausted = input.isExhausted();
        if (!state.close()) {
            return;
        }
        if (exhausted) {
            output.shutdown();
            onLoop(this::finish);
        } else {
            onLoop(this::reset);
        }
        input.discard();
    }

    private void checkOpen() throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket closed");
        }
    }

    @Override
    public boolean isClosed() {
        return state.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return input.isShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return output.isShutdown();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        checkOpen();
        if (millis < 0) {
            throw new IllegalArgumentException("timeout can't be negative");
        }
        input.timeoutMillis(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        checkOpen();
        return input.timeoutMillis();
    }

    /** The virtual host and port; never resolved. A symbolic port is 0 here. */
    @Override
    public SocketAddress getRemoteSocketAddress() {
        return InetSocketAddress.createUnresolved(request.virtualHost(), getPort());
    }

    @Override
    public int getPort() {
        String port = request.virtualPort();
        boolean numeric = port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535;
        return numeric ? Integer.parseInt(port) : 0;
    }

    @Override
    public String toString() {
        return "StreamSocket[" + request.kind() + " " + request.virtualHost() + ":" + request.virtualPort() + "]";
    }
}
