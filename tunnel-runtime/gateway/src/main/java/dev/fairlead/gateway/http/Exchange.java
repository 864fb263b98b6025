package dev.fairlead.gateway.http;

import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.gateway.admission.RefusedException;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Opening;
import dev.fairlead.tunnel.Repetition;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.HeaderField;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/** One request on its way to an agent, and the response on its way back: one stream. On the client's event loop. */
final class Exchange implements StreamHandler {
    private static final StreamError CANCELLED = new StreamError(TunnelErrorCode.CANCELLED, "");

    private final ClientSide client;
    private final ProxyRequest request;
    private final HttpFront front;
    private final String requestId;
    private final ResponseReader response;
    private final CallTimes times;
    private Optional<Opening> opening = Optional.empty();
    private Optional<TunnelStream> stream = Optional.empty();
    private Optional<RequestSender> sender = Optional.empty();
    private Optional<BoundStream> bound = Optional.empty();
    private Optional<SentBody> sentBody = Optional.empty();
    private boolean accepted;
    private boolean streamGoesOn;
    private boolean reusable;
    private boolean headSent;
    private boolean switched;
    private boolean over;
    private int owed;

    Exchange(ClientSide client, ProxyRequest request, HttpFront front, String requestId) {
        this.client = client;
        this.request = request;
        this.front = front;
        this.requestId = requestId;
        this.response = new ResponseReader(request, new Relay());
        this.times = new CallTimes(front.counters());
    }

    ProxyRequest request() {
        return request;
    }

    String requestId() {
        return requestId;
    }

    /** Has the request decided and a stream opened; neither blocks. */
    void start() {
        try {
            front.admission()
                    .admit(ProxyCredentials.of(request, front.tokenHeader()))
                    .whenComplete((admitted, refusal) -> {
                        if (client.eventLoop().inEventLoop()) {
                            decided(admitted, refusal);
                        } else {
                            client.eventLoop().execute(() -> decided(admitted, refusal));
                        }
                    });
        } catch (RefusedException refused) {
            decided(null, refused);
        }
    }

    /** One of the two is there. */
    private void decided(Admitted admitted, Throwable refusal) {
        if (over) {
            return;
        }
        if (refusal == null) {
            open(admitted);
        } else {
            fail(ErrorResponse.ofGateway(RefusedException.errorOf(refusal)));
        }
    }

    private void open(Admitted admitted) {
        times.admitted();
        OpenRequest open = ForwardedRequest.opening(request, admitted, requestId);
        boolean binds = client.logon().binds(request);
        bound = binds ? client.logon().take(open) : Optional.empty();
        if (bound.isPresent()) {
            bound.get().use(this);
            opened(bound.get().stream());
            return;
        }
        bound = binds ? Optional.of(new BoundStream(this)) : Optional.empty();
        sentBody = request.hasBody() ? Optional.of(new SentBody()) : Optional.empty();
        StreamHandler handler = binds ? bound.get() : this;
        opening = Optional.of(front.routes().open(open, client.eventLoop(), handler, this::opened));
    }

    private void opened(TunnelStream taken) {
        if (over) {
            taken.reset(CANCELLED);
            return;
        }
        stream = Optional.of(taken);
        times.opened();
        bound.ifPresent(own -> own.opened(taken));
        RequestSender sending = new RequestSender(request, taken, bound.isEmpty(), client.allocator());
        sender = Optional.of(sending);
        sending.head();
        sentBody.ifPresent(body -> body.sendTo(sending));
        client.wantsBody();
    }

    /** Whether bytes of the request's body can go on. */
    boolean takesBody() {
        return sender.filter(RequestSender::takesBody).isPresent();
    }

    /** A piece of the request's body, out of its framing, or bytes after a switch; takes over the reference. */
    void body(ByteBuf piece) {
        if (over || stream.isEmpty()) {
            piece.release();
        } else if (switched) {
            stream.get().write(piece);
        } else {
            sentBody.ifPresent(body -> body.add(piece));
            sender.orElseThrow().body(piece);
        }
    }

    /** The request's body is complete. */
    void bodyEnded(List<HeaderField> trailers) {
        sentBody.ifPresent(body -> body.ended(trailers));
        sender.filter(sending -> !over).ifPresent(sending -> sending.bodyEnded(trailers));
    }

    /** After a switch: the client sends no more. */
    void inputEnded() {
        stream.filter(open -> !over).ifPresent(TunnelStream::finish);
    }

    private boolean requestSent() {
        return sender.filter(RequestSender::isSent).isPresent();
    }

    /** The client takes bytes again. */
    void clientWritable() {
        if (owed > 0 && !over) {
            int credit = owed;
            owed = 0;
            stream.ifPresent(open -> open.consumed(credit));
        }
    }

    /** The client has gone, or must go. */
    void cancel(StreamError reason) {
        if (!over) {
            end();
            opening.ifPresent(Opening::cancel);
            stream.ifPresent(open -> open.reset(reason));
        }
    }

    private void end() {
        over = true;
        dropSentBody();
    }

    private void dropSentBody() {
        sentBody.ifPresent(SentBody::drop);
        sentBody = Optional.empty();
    }

    // ---- what the stream tells

    @Override
    public void accepted() {
        accepted = true;
        dropSentBody();
    }

    @Override
    public void accepted(ServiceTimes told) {
        times.accepted(told);
        accepted();
    }

    @Override
    public void data(ByteBuf data) {
        try {
            if (over) {
                // an agent has nothing to say any more
                stream.ifPresent(open -> open.reset(CANCELLED));
                return;
            }
            int bytes = data.readableBytes();
            response.read(data);
            if (client.takesBytes()) {
                stream.ifPresent(open -> open.consumed(bytes));
            } else {
                owed += bytes;
            }
            if (response.complete()) {
                completed(data.isReadable());
            }
        } catch (BadRequestException malformed) {
            broken(new StreamError(TunnelErrorCode.BACKEND_PROTOCOL, "The agent's response is malformed"));
        } finally {
            data.release();
        }
    }

    @Override
    public void finished() {
        if (over) {
            return;
        }
        if (switched) {
            client.outputEnded();
        } else if (response.completeAtEnd()) {
            completed(false);
        } else {
            broken(new StreamError(TunnelErrorCode.BACKEND_LOST, "The response ended before it was complete"));
        }
    }

    @Override
    public void writable() {
        client.wantsBody();
    }

    @Override
    public void refused(StreamError error) {
        if (!Repetition.isAllowedAfterRefusal(error) || !again(error)) {
            ended(ErrorResponse.ofAgent(error));
        }
    }

    @Override
    public void failed(StreamError error) {
        boolean left = accepted || stream.filter(TunnelStream::handedOver).isPresent();
        if (!Repetition.isAllowedAfterLoss(error, left) || !again(error)) {
            ended(ErrorResponse.ofGateway(error));
        }
    }

    /**
     * Sends the request on another stream; false if that cannot be. A stream that earlier requests have used was not
     * opened for this one, and nothing takes its place.
     */
    private boolean again(StreamError error) {
        boolean possible = !over
                && opening.isPresent()
                && stream.isPresent()
                && sentBody.map(SentBody::isWhole).orElse(true);
        if (!possible) {
            return false;
        }
        stream = Optional.empty();
        sender = Optional.empty();
        return opening.filter(way -> way.again(error)).isPresent();
    }

    /** @param more whether something stands behind the response */
    private void completed(boolean more) {
        end();
        if (more || !requestSent()) {
            // the back end answered before it had read everything, and wants no more of it
            stream.ifPresent(open -> open.reset(CANCELLED));
        } else {
            bound.ifPresent(this::leave);
        }
        times.completed();
        client.done(reusable);
    }

    /** The next request of the connection may follow on the same stream. */
    private void leave(BoundStream own) {
        if (streamGoesOn) {
            // the client may still have to take it, but no more than one window of it
            if (owed > 0) {
                own.stream().consumed(owed);
                owed = 0;
            }
            client.logon().keep(own);
        } else {
            own.end();
        }
    }

    /** The rest of the request is malformed. */
    void requestBroken(StreamError error) {
        broken(error);
    }

    private void broken(StreamError error) {
        stream.ifPresent(open -> open.reset(CANCELLED));
        ended(ErrorResponse.ofGateway(error));
    }

    private void ended(ErrorResponse error) {
        if (over) {
            return;
        }
        if (headSent) {
            end();
            client.abort();
        } else {
            fail(error);
        }
    }

    private void fail(ErrorResponse error) {
        end();
        client.fail(error);
    }

    /** The response's way to the client. */
    private final class Relay implements ResponseReader.Parts {

        @Override
        public void interim(ResponseHead head) {
            if (request.http11()) {
                client.send(head.encode(Optional.empty(), client.allocator()));
            }
        }

        @Override
        public void head(ResponseHead head, boolean delimited) {
            headSent = true;
            front.counters().answered();
            times.answered();
            client.logon().answered(head);
            reusable =
                    delimited && request.keepsConnection() && !front.draining().getAsBoolean();
            streamGoesOn = delimited && !head.endsStream();
            if (request.asksForUpgrade() && !requestSent()) {
                // no switch: this is all that the request was
                sender.ifPresent(RequestSender::ended);
            }
            client.send(head.encode(connection(), client.allocator()));
        }

        private Optional<String> connection() {
            if (!reusable) {
                return Optional.of("close");
            }
            return request.http11() ? Optional.empty() : Optional.of("keep-alive");
        }

        @Override
        public void switched(ResponseHead head) {
            headSent = true;
            front.counters().answered();
            switched = true;
            client.send(head.encode(Optional.of("Upgrade"), client.allocator()));
            client.switched();
        }

        @Override
        public void bytes(ByteBuf data) {
            client.send(data);
        }
    }
}
