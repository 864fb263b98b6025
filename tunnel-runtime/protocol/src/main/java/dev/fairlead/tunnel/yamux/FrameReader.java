package dev.fairlead.tunnel.yamux;

import io.netty.buffer.ByteBuf;

/**
 * Applies the peer's frames to a session, and says no to what yamux forbids: streams with numbers of the wrong side or
 * used before, bytes without credit or after the end, frames for streams that never were, floods.
 */
final class FrameReader implements FrameListener {
    private static final int PING_BURST = 1_000;
    private static final int PINGS_PER_SECOND = 100;

    private final YamuxSession session;
    private final int maxStreams;
    private final FloodGuard pings;
    private final FloodGuard idleFrames;
    private int lastOpened;
    /** Stream of the payload that is arriving; null if that stream has ended. */
    private YamuxStream receiving;

    FrameReader(YamuxSession session, SessionLimits limits, long now) {
        this.session = session;
        this.maxStreams = limits.maxStreams();
        this.pings = new FloodGuard("pings", PING_BURST, PINGS_PER_SECOND, now);
        this.idleFrames = new FloodGuard(
                "resets and empty frames",
                limits.idleFrames() * SessionLimits.IDLE_BURST_SECONDS,
                limits.idleFrames(),
                now);
    }

    @Override
    public boolean wantsMore() {
        return !session.isClosed();
    }

    @Override
    public void header(FrameHeader header) throws ProtocolViolation {
        switch (header.type()) {
            case DATA -> data(header);
            case WINDOW_UPDATE -> windowUpdate(header);
            case PING -> ping(header);
            case GO_AWAY -> goAway(header);
        }
    }

    @Override
    public void payload(FrameHeader header, ByteBuf part) {
        if (receiving == null) {
            part.release();
        } else {
            receiving.data(part);
        }
    }

    @Override
    public void end(FrameHeader header) throws ProtocolViolation {
        YamuxStream stream = receiving;
        receiving = null;
        if (stream != null) {
            applyEnd(header, stream);
            session.shedLoad();
        }
    }

    private void data(FrameHeader header) throws ProtocolViolation {
        countIfIdle(header);
        receiving = find(header);
        if (receiving != null && header.length() > 0) {
            receiving.arrived(header.length());
        }
    }

    private void windowUpdate(FrameHeader header) throws ProtocolViolation {
        countIfIdle(header);
        YamuxStream stream = find(header);
        if (stream != null) {
            if (header.length() != 0) {
                stream.granted(Integer.toUnsignedLong(header.length()));
            }
            applyEnd(header, stream);
        }
    }

    private void countIfIdle(FrameHeader header) throws ProtocolViolation {
        boolean opensOrEnds = header.has(FrameHeader.SYN) || header.has(FrameHeader.ACK) || header.has(FrameHeader.FIN);
        if (header.has(FrameHeader.RST) || header.length() == 0 && !opensOrEnds) {
            idleFrames.count(System.nanoTime());
        }
    }

    private void ping(FrameHeader header) throws ProtocolViolation {
        pings.count(System.nanoTime());
        if (header.has(FrameHeader.SYN)) {
            session.sendNow(new FrameHeader(FrameType.PING, FrameHeader.ACK, 0, header.length()));
        } else {
            session.pong(header.length());
        }
    }

    private void goAway(FrameHeader header) throws ProtocolViolation {
        idleFrames.count(System.nanoTime());
        session.peerGoesAway(GoAwayCode.ofNumber(header.length()));
    }

    private YamuxStream find(FrameHeader header) throws ProtocolViolation {
        int id = header.streamId();
        if (header.has(FrameHeader.SYN)) {
            return accept(id);
        }
        YamuxStream stream = session.stream(id);
        boolean everOpened = session.isOurs(id) ? session.wasOpened(id) : Integer.compareUnsigned(id, lastOpened) <= 0;
        if (stream == null && !everOpened) {
            throw new ProtocolViolation(
                    "a frame for stream " + Integer.toUnsignedString(id) + ", which was never opened");
        }
        return stream;
    }

    private YamuxStream accept(int id) throws ProtocolViolation {
        if (session.isOurs(id) || Integer.compareUnsigned(id, lastOpened) <= 0) {
            throw new ProtocolViolation("stream " + Integer.toUnsignedString(id) + " cannot be opened by the peer");
        }
        if (session.incomingStreams() >= 2 * maxStreams) {
            throw new ProtocolViolation("more than " + 2 * maxStreams + " streams at a time");
        }
        lastOpened = id;
        return session.accept(id);
    }

    private void applyEnd(FrameHeader header, YamuxStream stream) throws ProtocolViolation {
        if (header.has(FrameHeader.RST)) {
            stream.abort(StreamEnd.RESET_BY_PEER, "");
        } else if (header.has(FrameHeader.FIN)) {
            stream.peerFinished();
        }
    }
}
