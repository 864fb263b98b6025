package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Many streams over one connection. The session is the last handler of its channel and lives on the channel's event
 * loop, like its streams; only {@link #streams} and {@link #isSuspect} may be called from elsewhere, and so nothing is locked.
 *
 * <p>A peer that breaks a rule ends its session: it is told so with a go-away, every stream ends with
 * {@link StreamEnd#SESSION_LOST}, and the connection is closed.
 */
public final class YamuxSession extends ChannelInboundHandlerAdapter {
    /** More than this side sends, because other implementations send whole windows. */
    private static final int MAX_FRAME = SessionLimits.INITIAL_WINDOW;

    private static final int FIRST_STREAM_OF_DIALLER = 1;
    private static final int FIRST_STREAM_OF_LISTENER = 2;

    private final SessionLimits limits;
    private final YamuxSessionListener listener;
    private final boolean dialler;
    private final SessionMemory memory;
    private final RoundTrip roundTrip = new RoundTrip();
    private final WindowSize windows;
    private final Liveness liveness;
    private final SessionStreams streams;
    private final StallWatch stalls;
    private final List<YamuxStream> touched = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(MAX_FRAME);
    private final FrameReader reader;
    private ChannelHandlerContext context;
    private FrameScheduler scheduler;
    private int nextStream;
    /** All streams of this side with lower numbers are known to the peer, or have ended before it heard of them. */
    private int announced;

    private boolean closed;

    /**
     * @param dialler whether this side opened the connection: its streams have odd numbers
     * @param limits what the peer may do
     * @param budget of this process
     * @param listener hears of the session
     */
    public YamuxSession(boolean dialler, SessionLimits limits, MemoryBudget budget, YamuxSessionListener listener) {
        this.dialler = dialler;
        this.limits = Objects.requireNonNull(limits, "limits");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.streams = new SessionStreams(dialler);
        this.stalls = new StallWatch(streams, limits.stallTimeout());
        LoadShedding shedding = new LoadShedding(budget, streams, this::eventLoop, this::giveUp);
        this.memory = new SessionMemory(budget, shedding::relieve);
        this.windows = new WindowSize(limits.maxWindow(), budget, roundTrip, System::nanoTime);
        this.liveness = new Liveness(limits.pingInterval(), limits.deadAfter());
        this.nextStream = dialler ? FIRST_STREAM_OF_DIALLER : FIRST_STREAM_OF_LISTENER;
        this.announced = nextStream;
        this.reader = new FrameReader(this, limits, System.nanoTime());
    }

    /** The loop that owns the session. */
    public EventLoop eventLoop() {
        return context.channel().eventLoop();
    }

    /** Whether the session can take another stream of this side. */
    public boolean isOpen() {
        return !closed && context != null && nextStream > 0;
    }

    /** Streams of both sides that have not ended; may be asked on any thread. */
    public int streams() {
        return streams.count();
    }

    /** Whether the peer owes the answer to a ping for longer than usual; may be asked on any thread. */
    public boolean isSuspect() {
        return liveness.isSuspect();
    }

    /** Streams of the peer that have not ended. */
    public int incomingStreams() {
        return streams.incoming();
    }

    /** Whether the memory budget has room for further streams. */
    public boolean hasMemoryToSpare() {
        return memory.budget().isSpare();
    }

    /** Streams whose peer had taken nothing for a second or longer at the last look; may be asked on any thread. */
    public int stalledStreams() {
        return stalls.stalled();
    }

    /** Bytes of all streams that the session holds in memory. */
    public long bufferedBytes() {
        return memory.total();
    }

    /**
     * Opens a stream; the peer hears of it with the first bytes.
     *
     * @param urgent whether its frames go before those of other streams
     * @throws IllegalStateException if the session is not {@link #isOpen}
     */
    public YamuxStream open(boolean urgent, YamuxStreamListener streamListener) {
        if (!isOpen()) {
            throw new IllegalStateException("the session takes no more streams");
        }
        YamuxStream stream = add(nextStream, FrameHeader.SYN, urgent);
        nextStream += 2;
        stream.listener(streamListener);
        stream.grantHead();
        return stream;
    }

    /** Asks the peer for a sign of life, and measures how long it takes; windows grow only once that is known. */
    public void ping() {
        sendNow(new FrameHeader(FrameType.PING, FrameHeader.SYN, 0, roundTrip.ask(System.nanoTime())));
    }

    /** How long a ping and its answer took lately; zero while that is unknown. */
    public Duration roundTrip() {
        return Duration.ofNanos(roundTrip.nanos());
    }

    /** Tells the peer that this side takes no more streams; those that run go on. */
    public void goAway() {
        sendNow(new FrameHeader(FrameType.GO_AWAY, 0, 0, GoAwayCode.NORMAL.ordinal()));
    }

    /** Ends the session in good order: what streams have written is dropped, what was sent before is flushed. */
    public void close(String reason) {
        end(GoAwayCode.NORMAL, reason);
    }

    /** Ends the session because the peer broke a rule of a layer above. */
    public void fail(String reason) {
        end(GoAwayCode.PROTOCOL_ERROR, "protocol violation by the peer: " + reason);
    }

    // ---- what streams and the reader use

    boolean isClosed() {
        return closed;
    }

    SessionMemory memory() {
        return memory;
    }

    void ready(YamuxStream stream) {
        scheduler.ready(stream);
    }

    void sendNow(FrameHeader header) {
        if (!closed) {
            scheduler.sendNow(header);
        }
    }

    /**
     * The peer is about to hear of a stream of this side. It refuses numbers that are not higher than those before, so that
     * it first hears of the streams that were opened earlier and have said nothing yet.
     */
    void announceUpTo(int id) {
        while (announced < id) {
            YamuxStream earlier = streams.get(announced);
            if (earlier != null) {
                earlier.announce();
            }
            announced += 2;
        }
    }

    void pong(int value) {
        roundTrip.answered(value, System.nanoTime());
    }

    /** The present time, at an occasion to look at the round trip again. */
    long timeOfGrant() {
        long now = System.nanoTime();
        if (roundTrip.isOld(now)) {
            ping();
        }
        return now;
    }

    /** The stream wants to hear of the end of this read. */
    void touched(YamuxStream stream) {
        touched.add(stream);
    }

    void forget(YamuxStream stream) {
        streams.remove(stream);
    }

    YamuxStream stream(int id) {
        return streams.get(id);
    }

    boolean isOurs(int id) {
        return streams.isOurs(id);
    }

    /** Whether this side ever opened a stream of that number. */
    boolean wasOpened(int id) {
        return Integer.compareUnsigned(id, nextStream) < 0 || nextStream < 0;
    }

    YamuxStream accept(int id) {
        YamuxStream stream = add(id, FrameHeader.ACK, !dialler && id == FIRST_STREAM_OF_DIALLER);
        stream.grantHead();
        stream.listener(listener.opened(stream));
        return stream;
    }

    void peerGoesAway(GoAwayCode code) {
        listener.goAway(code);
    }

    /** Gives up the stream that holds most, in whatever session, when even twice the budget is used up. */
    void shedLoad() {
        if (memory.budget().isExhausted()) {
            memory.budget().relieve();
        }
    }

    private void giveUp(YamuxStream stream) {
        abort(stream, StreamEnd.OVERLOADED, "no memory left for bytes that nobody reads");
    }

    private void abort(YamuxStream stream, StreamEnd how, String detail) {
        sendNow(new FrameHeader(FrameType.WINDOW_UPDATE, FrameHeader.RST, stream.id(), 0));
        stream.abort(how, detail);
    }

    private YamuxStream add(int id, int firstFlag, boolean urgent) {
        YamuxStream stream = new YamuxStream(this, id, firstFlag, urgent, new ReceiveWindow(windows));
        streams.add(stream);
        return stream;
    }

    // ---- what the channel tells

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        scheduler = new FrameScheduler(ctx.channel().eventLoop(), new FrameWriter(ctx));
        memory.open();
        liveness.start(ctx.channel().eventLoop(), this::ping, this::endWhatIsStalled, this::endDeadPeer);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            liveness.heard();
            decoder.decode((ByteBuf) message, reader);
        } catch (ProtocolViolation e) {
            fail(e.getMessage());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        // a listener may close the session, but opens no stream whose bytes could come before the next read
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).readComplete();
        }
        touched.clear();
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            stalls.carrierTakes();
            scheduler.resume();
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(GoAwayCode.NORMAL, "the connection was closed");
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end(GoAwayCode.NORMAL, "the connection was closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        end(GoAwayCode.INTERNAL_ERROR, "the connection failed: " + rootOf(cause).getMessage(), Optional.of(cause));
    }

    private void endWhatIsStalled() {
        long seconds = limits.stallTimeout().toSeconds();
        if (stalls.carrierIsStuck(context.channel().isWritable() ? 0 : liveness.tickNanos())) {
            end(GoAwayCode.NORMAL, "the peer took nothing for " + seconds + " s");
        } else {
            stalls.look(stream -> abort(stream, StreamEnd.STALLED, "nothing was read for " + seconds + " s"));
        }
    }

    private void endDeadPeer() {
        long millis = limits.pingInterval().toMillis() * limits.deadAfter();
        end(GoAwayCode.NORMAL, "no sign of life for " + millis + " ms");
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void end(GoAwayCode code, String reason) {
        end(code, reason, Optional.empty());
    }

    private void end(GoAwayCode code, String reason, Optional<Throwable> failure) {
        if (closed) {
            return;
        }
        closed = true;
        liveness.stop();
        scheduler.close(new FrameHeader(FrameType.GO_AWAY, 0, 0, code.ordinal()));
        context.channel().close();
        for (YamuxStream stream : streams.now()) {
            stream.abort(StreamEnd.SESSION_LOST, reason);
        }
        memory.close();
        listener.closed(reason, failure);
    }
}
