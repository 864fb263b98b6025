package dev.fairlead.gateway.http;

import dev.fairlead.gateway.client.ClientChannel;
import dev.fairlead.gateway.client.RequestIds;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One connection of a client. Requests that come ahead of their turn are read, at most sixteen, and served one after the
 * other in their order; while nothing can be taken the connection is not read.
 */
final class ProxyConnection extends ChannelInboundHandlerAdapter implements ClientSide {
    private static final int MAX_AHEAD = 16;

    private enum Mode {
        /** Requests are read and served. */
        HTTP,
        /** Bytes of another protocol pass in both directions. */
        SWITCHED,
        /** The last response was written; what still comes is dropped. */
        ENDING
    }

    private final HttpFront front;
    private final RequestReader reader;
    private final Deque<ByteBuf> unread = new ArrayDeque<>(2);
    private final Deque<Turn> ahead = new ArrayDeque<>(2);
    private final ClientLogon logon = new ClientLogon();
    private Optional<Exchange> current = Optional.empty();
    private Mode mode = Mode.HTTP;
    private ClientChannel channel;
    private ClientTimer timer;
    private boolean processing;
    private boolean inputEnded;
    private boolean outputEnded;
    private boolean reusable = true;

    ProxyConnection(HttpFront front) {
        this.front = front;
        this.reader = new RequestReader(front.settings());
    }

    // ---- what the client does

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = new ClientChannel(context.channel());
        timer = new ClientTimer(context.channel().eventLoop(), front.settings(), this::expired);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        unread.add((ByteBuf) message);
        process();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            process();
        }
        if (event == HttpFront.DRAIN && current.isEmpty() && isIdle() && !reader.isWithinHead()) {
            channel.close();
        }
        context.fireUserEventTriggered(event);
    }

    /** Nothing of a further request has come. */
    private boolean isIdle() {
        return ahead.isEmpty() && unread.isEmpty() && reader.body().isEmpty();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        timer.clientTakes(channel.takesBytes());
        if (channel.takesBytes()) {
            current.ifPresent(Exchange::clientWritable);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release(TunnelErrorCode.CANCELLED);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release(TunnelErrorCode.CANCELLED);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }

    private void expired(ClientTimer.Expiry expiry) {
        if (expiry == ClientTimer.Expiry.STALLED) {
            release(TunnelErrorCode.CLIENT_STALLED);
        }
        channel.reset();
    }

    private void release(TunnelErrorCode reason) {
        timer.stop();
        mode = Mode.ENDING;
        current.ifPresent(exchange -> exchange.cancel(new StreamError(reason, "")));
        current = Optional.empty();
        logon.end();
        ahead.clear();
        dropUnread();
    }

    private void dropUnread() {
        while (!unread.isEmpty()) {
            unread.remove().release();
        }
    }

    // ---- reading

    private void process() {
        if (processing) {
            return;
        }
        processing = true;
        try {
            while (!unread.isEmpty() && canTake()) {
                takeFrom(unread.remove());
            }
            if (inputEnded && unread.isEmpty()) {
                endOfInput();
            }
        } finally {
            processing = false;
        }
        channel.reading(unread.isEmpty() && canTake());
    }

    private boolean canTake() {
        return switch (mode) {
            case ENDING -> true;
            case SWITCHED -> current.filter(Exchange::takesBody).isPresent();
            case HTTP -> reader.body().isPresent() ? bodyIsTaken() : !waitsForUpgrade() && ahead.size() < MAX_AHEAD;
        };
    }

    /** A body is read in its request's turn only. */
    private boolean bodyIsTaken() {
        return ahead.isEmpty() && (current.isEmpty() || current.get().takesBody());
    }

    /** What follows a request for another protocol may be of that protocol. */
    private boolean waitsForUpgrade() {
        Optional<ProxyRequest> last = ahead.isEmpty()
                ? current.map(Exchange::request)
                : Optional.of(ahead.getLast()).flatMap(Turn::request);
        return last.filter(ProxyRequest::asksForUpgrade).isPresent();
    }

    private void takeFrom(ByteBuf in) {
        try {
            take(in);
            if (in.isReadable() && mode != Mode.ENDING) {
                unread.addFirst(in.retain());
            }
        } finally {
            in.release();
        }
    }

    private void take(ByteBuf in) {
        switch (mode) {
            case ENDING -> {
                timer.dropped(in.readableBytes());
                in.skipBytes(in.readableBytes());
            }
            case SWITCHED -> current.orElseThrow().body(in.readRetainedSlice(in.readableBytes()));
            case HTTP -> {
                try {
                    takeHttp(in);
                } catch (BadRequestException malformed) {
                    refuse(malformed);
                }
            }
        }
    }

    private void takeHttp(ByteBuf in) throws BadRequestException {
        if (reader.body().isPresent()) {
            takeBody(reader.body().get(), in);
            return;
        }
        Optional<ProxyRequest> head = reader.head(in);
        if (head.isPresent()) {
            ahead.add(Turn.of(head.get()));
            if (current.isEmpty()) {
                next();
            }
        } else if (current.isEmpty() && reader.isWithinHead()) {
            timer.withinHead();
        }
    }

    private void takeBody(BodyReader body, ByteBuf in) throws BadRequestException {
        int before = in.readableBytes();
        body.read(in, piece -> current.ifPresentOrElse(exchange -> exchange.body(piece), piece::release));
        if (current.isEmpty()) {
            timer.dropped(before - in.readableBytes());
        }
        if (body.complete()) {
            reader.bodyEnded();
            current.ifPresent(exchange -> exchange.bodyEnded(body.trailers()));
            if (current.isEmpty()) {
                next();
            }
        }
    }

    /** Nothing behind a malformed request can be trusted, since nobody knows where it ends. */
    private void refuse(BadRequestException malformed) {
        boolean withinBody = reader.body().isPresent();
        StreamError error = malformed.toStreamError();
        dropUnread();
        if (withinBody && current.isEmpty()) {
            end();
        } else if (withinBody) {
            current.get().requestBroken(error);
        } else {
            mode = Mode.ENDING;
            ahead.add(Turn.of(ErrorResponse.ofGateway(error)));
            if (current.isEmpty()) {
                next();
            }
        }
    }

    private void endOfInput() {
        if (mode == Mode.SWITCHED) {
            current.ifPresent(Exchange::inputEnded);
            closeIfBothEnded();
        } else if (reader.body().isPresent() || current.isEmpty()) {
            // a request that can never be completed, or none
            channel.close();
        }
    }

    // ---- serving

    private void next() {
        if (ahead.isEmpty()) {
            timer.idle();
            return;
        }
        Turn turn = ahead.remove();
        timer.busy();
        if (turn.request().isPresent()) {
            Exchange exchange = new Exchange(this, turn.request().get(), front, RequestIds.next());
            current = Optional.of(exchange);
            exchange.start();
        } else {
            front.counters().failed(turn.error().orElseThrow().error().code(), false);
            channel.send(turn.error().orElseThrow().encode(RequestIds.next(), true, true, allocator()));
            end();
        }
    }

    @Override
    public void done(boolean keeps) {
        current = Optional.empty();
        reusable = keeps
                && !(inputEnded && ahead.isEmpty() && unread.isEmpty())
                && !(front.draining().getAsBoolean() && isIdle());
        if (!reusable) {
            end();
        } else if (reader.body().isPresent() && ahead.isEmpty()) {
            // the rest of a body that nobody wants; the connection is worth more than a little of it
            timer.dropping();
            process();
        } else {
            next();
            process();
        }
    }

    @Override
    public void fail(ErrorResponse error) {
        Exchange failed = current.orElseThrow();
        front.counters().failed(error.error().code(), error.ofAgent());
        boolean closing = reader.body().isPresent() && ahead.isEmpty()
                || failed.request().asksForUpgrade()
                || !failed.request().keepsConnection()
                || mode == Mode.ENDING && ahead.isEmpty();
        boolean withBody = !failed.request().method().equals("HEAD");
        channel.send(error.encode(failed.requestId(), closing, withBody, allocator()));
        done(!closing);
    }

    @Override
    public void abort() {
        channel.reset();
    }

    @Override
    public void switched() {
        mode = Mode.SWITCHED;
        timer.busy();
        process();
    }

    @Override
    public void outputEnded() {
        outputEnded = true;
        channel.endOutput();
        closeIfBothEnded();
    }

    private void closeIfBothEnded() {
        if (inputEnded && outputEnded) {
            channel.close();
        }
    }

    /** No response follows: lets the client read the last one before the connection goes. */
    private void end() {
        mode = Mode.ENDING;
        logon.end();
        ahead.clear();
        dropUnread();
        timer.dropping();
        channel.endOutput();
        if (inputEnded) {
            channel.close();
        } else {
            channel.reading(true);
        }
    }

    // ---- what exchanges use

    @Override
    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    @Override
    public ByteBufAllocator allocator() {
        return channel.allocator();
    }

    @Override
    public ClientLogon logon() {
        return logon;
    }

    @Override
    public boolean takesBytes() {
        return channel.takesBytes();
    }

    @Override
    public void send(ByteBuf data) {
        channel.send(data);
    }

    @Override
    public void wantsBody() {
        process();
    }
}
