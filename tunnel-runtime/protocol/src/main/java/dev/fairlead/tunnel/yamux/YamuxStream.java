package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/** A stream of bytes in both directions; every method is called on the session's event loop. */
public final class YamuxStream {
    private static final System.Logger LOGGER = System.getLogger(YamuxStream.class.getName());
    private static final int HIGH_WATERMARK = 128 * 1024;
    private static final int LOW_WATERMARK = 64 * 1024;
    private static final int WATERMARK_WHEN_FULL = 16 * 1024;

    private final YamuxSession session;
    private final int id;
    private final boolean urgent;
    private final ReceiveWindow receiveWindow;
    private final SendQueue queue = new SendQueue();
    private YamuxStreamListener listener;
    private long sendCredit = SessionLimits.INITIAL_WINDOW;
    private long bytesSent;
    private long blockedSince;
    private int pendingFlag;
    private boolean congested;
    private boolean blocked;
    private boolean waits;
    private boolean hasPlace;
    private int allowance;
    private boolean touched;
    private boolean finishing;
    private boolean finishSent;
    private boolean peerFinished;
    private boolean ended;

    /**
     * @param firstFlag goes out with the first frame: SYN on a stream of this side, ACK on one of the peer
     * @param urgent whether its frames go before those of other streams
     */
    YamuxStream(YamuxSession session, int id, int firstFlag, boolean urgent, ReceiveWindow receiveWindow) {
        this.session = session;
        this.id = id;
        this.pendingFlag = firstFlag;
        this.urgent = urgent;
        this.receiveWindow = receiveWindow;
    }

    void listener(YamuxStreamListener value) {
        this.listener = value;
    }

    /** Number of the stream in its session. */
    public int id() {
        return id;
    }

    /** The loop that owns the session. */
    public EventLoop eventLoop() {
        return session.eventLoop();
    }

    /** Queues bytes and takes over the reference; dropped if this side has finished or the stream has ended. */
    public void write(ByteBuf data) {
        write(data, false);
    }

    /** As {@link #write}, for a buffer of {@link dev.fairlead.tunnel.FrameRoom} that nobody else sees. */
    public void writeWithRoom(ByteBuf data) {
        write(data, true);
    }

    private void write(ByteBuf data, boolean hasRoom) {
        int size = data.readableBytes();
        if (ended || finishing || size == 0) {
            data.release();
            return;
        }
        session.memory().queued(size);
        queue.add(new Piece(data, hasRoom));
        session.ready(this);
        congested |= queue.bytes() >= (session.memory().budget().queueIsFull() ? WATERMARK_WHEN_FULL : HIGH_WATERMARK);
        noteBlocked();
    }

    /** Whether the bytes that wait are below the high watermark, 128 KiB. */
    public boolean isWritable() {
        return !congested && !ended && !finishing;
    }

    /** Bytes handed to the carrier so far. */
    public long bytesSent() {
        return bytesSent;
    }

    /** Whether this side has finished or the stream has ended: no byte can follow. */
    public boolean isFinished() {
        return finishing || ended;
    }

    /** No more bytes from this side. */
    public void finish() {
        if (!ended && !finishing) {
            finishing = true;
            session.ready(this);
        }
    }

    /** Ends both directions; what still waits is dropped. The listener is not told. */
    public void reset() {
        if (!ended) {
            boolean known = pendingFlag != FrameHeader.SYN && !isComplete();
            end();
            if (known) {
                session.sendNow(new FrameHeader(FrameType.WINDOW_UPDATE, FrameHeader.RST, id, 0));
            }
        }
    }

    /** Gives the peer credit for bytes that the listener got; never more than it got. */
    public void consumed(int bytes) {
        if (ended) {
            return;
        }
        receiveWindow.consumed(bytes);
        session.memory().released(bytes);
        if (receiveWindow.isDue() && !peerFinished) {
            grant(receiveWindow.grant(session.timeOfGrant()));
        }
    }

    /** The listener threw bytes away that it got, and wants no more: they earn the peer no credit. */
    public void dropped(int bytes) {
        if (!ended) {
            receiveWindow.dropped(bytes);
            session.memory().released(bytes);
        }
    }

    /** Gives the peer what exceeds the first window; before anything else on a new stream. */
    void grantHead() {
        int head = receiveWindow.head();
        if (head > 0) {
            grant(head);
        }
    }

    private void grant(int credit) {
        session.sendNow(new FrameHeader(FrameType.WINDOW_UPDATE, takeFlag(), id, credit));
    }

    // ---- what the session's writer sees

    boolean isUrgent() {
        return urgent;
    }

    /** Whether it has something to send and waits for its turn. */
    boolean waits() {
        return waits;
    }

    void waits(boolean value) {
        waits = value;
    }

    /** Whether it stands in one of the lines of {@link Turns}. */
    boolean hasPlace() {
        return hasPlace;
    }

    void hasPlace(boolean value) {
        hasPlace = value;
    }

    /** Bytes it may send in its turn. */
    int allowance() {
        return allowance;
    }

    void allowance(int value) {
        allowance = value;
    }

    boolean hasFrame() {
        return !ended && (queue.isEmpty() ? finishing && !finishSent : sendCredit > 0);
    }

    /** Writes the next frame, only after {@link #hasFrame}; returns the size of its payload. */
    int writeFrame(FrameWriter writer) {
        int size = queue.isEmpty() ? writeEnd(writer) : writePayload(writer);
        if (congested && queue.bytes() <= LOW_WATERMARK) {
            congested = false;
            if (!finishing && !ended) {
                tell(listener::writable);
            }
        }
        return size;
    }

    private int writePayload(FrameWriter writer) {
        int limit = (int) Math.min(sendCredit, FrameWriter.MAX_PAYLOAD);
        int size = queue.writeFrame(writer, limit, takeFlag(), id);
        sendCredit -= size;
        bytesSent += size;
        session.memory().dequeued(size);
        noteBlocked();
        return size;
    }

    private int writeEnd(FrameWriter writer) {
        finishSent = true;
        writer.writeEnd(takeFlag(), id);
        endIfBothFinished();
        return 0;
    }

    private int takeFlag() {
        int flag = pendingFlag;
        if (flag == FrameHeader.SYN) {
            session.announceUpTo(id);
        }
        pendingFlag = 0;
        return flag;
    }

    /** Lets the peer hear of the stream before it has anything to say, if it has not heard of it yet. */
    void announce() {
        if (pendingFlag == FrameHeader.SYN) {
            session.sendNow(new FrameHeader(FrameType.WINDOW_UPDATE, takeFlag(), id, 0));
        }
    }

    private void noteBlocked() {
        boolean now = !queue.isEmpty() && sendCredit == 0;
        if (now && !blocked) {
            blockedSince = System.nanoTime();
        }
        blocked = now;
    }

    boolean isStalled(long now, long limitNanos) {
        return blocked && now - blockedSince > limitNanos;
    }

    // ---- what the session's reader sees

    int unconsumed() {
        return receiveWindow.unconsumed();
    }

    void granted(long bytes) throws ProtocolViolation {
        if (sendCredit + bytes > Integer.MAX_VALUE) {
            throw new ProtocolViolation("more credit than a stream can have");
        }
        sendCredit += bytes;
        noteBlocked();
        session.ready(this);
    }

    void arrived(int bytes) throws ProtocolViolation {
        if (peerFinished) {
            throw new ProtocolViolation("bytes after the end of stream " + Integer.toUnsignedString(id));
        }
        receiveWindow.arrived(bytes);
        session.memory().held(bytes);
    }

    void data(ByteBuf part) {
        if (ended) {
            part.release();
            return;
        }
        if (!touched) {
            touched = true;
            session.touched(this);
        }
        try {
            listener.data(part);
        } catch (RuntimeException e) {
            brokenOff(e);
        }
    }

    /** What has arrived so far was all for now. */
    void readComplete() {
        touched = false;
        if (!ended) {
            tell(listener::readComplete);
        }
    }

    void peerFinished() throws ProtocolViolation {
        if (peerFinished) {
            throw new ProtocolViolation("stream " + Integer.toUnsignedString(id) + " finished twice");
        }
        peerFinished = true;
        tell(listener::finished);
        endIfBothFinished();
    }

    /** Ends the stream from outside and tells the listener. */
    void abort(StreamEnd how, String detail) {
        if (!ended) {
            end();
            tell(() -> listener.ended(how, detail));
        }
    }

    /** A listener that fails costs its own stream, not the session. */
    private void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            brokenOff(e);
        }
    }

    private void brokenOff(RuntimeException failure) {
        LOGGER.log(System.Logger.Level.WARNING, "A stream was broken off because its handler failed", failure);
        reset();
    }

    private void endIfBothFinished() {
        if (!ended && isComplete()) {
            receiveWindow.close();
            session.forget(this);
        }
    }

    private boolean isComplete() {
        return finishSent && peerFinished;
    }

    private void end() {
        ended = true;
        blocked = false;
        session.memory().dequeued(queue.bytes());
        session.memory().released(receiveWindow.unconsumed());
        queue.clear();
        if (!isComplete()) {
            receiveWindow.close();
        }
        session.forget(this);
    }
}
