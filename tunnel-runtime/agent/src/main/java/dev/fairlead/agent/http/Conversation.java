package dev.fairlead.agent.http;

import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.backend.BackendConnection;
import dev.fairlead.agent.backend.BackendListener;
import dev.fairlead.agent.backend.BackendTarget;
import dev.fairlead.agent.stream.Admission;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Requests one after the other on one stream, for back ends that log on connections instead of requests (Negotiate,
 * NTLM): the caller's connection is the stream, and has one back-end connection that nobody else gets. Each request is
 * decided anew, by the configuration of its moment. When one of the two connections ends, the other one does.
 */
final class Conversation implements StreamHandler, ExchangeScope {
    private final TunnelStream stream;
    private final ExchangeSettings exchanges;
    private final Function<OpenRequest, Admission> admission;
    private final StreamAnswer answer;
    /** What came before the request that it belongs to may begin: at most the stream's window. */
    private final Deque<ByteBuf> early = new ArrayDeque<>(1);

    private Optional<HttpExchange> current = Optional.empty();
    private Optional<BackendConnection> resting = Optional.empty();
    private int requests;
    private boolean responding;
    private boolean callerEnded;
    private boolean over;

    Conversation(TunnelStream stream, ExchangeSettings exchanges, Function<OpenRequest, Admission> admission) {
        this.stream = stream;
        this.exchanges = exchanges;
        this.admission = admission;
        this.answer = new StreamAnswer(stream);
    }

    /** Expects the first request, which is admitted already. */
    Conversation begin(HttpMapping mapping, StreamAudit audit) {
        requests++;
        responding = true;
        current = Optional.of(new HttpExchange(stream, mapping, exchanges, audit, answer, this));
        return this;
    }

    @Override
    public void data(ByteBuf data) {
        if (over) {
            data.release();
        } else if (responding) {
            current.orElseThrow().data(data);
        } else {
            early.add(data);
            next();
        }
    }

    @Override
    public void readComplete() {
        current.ifPresent(HttpExchange::readComplete);
    }

    @Override
    public void finished() {
        callerEnded = true;
        if (responding) {
            current.orElseThrow().finished();
        } else {
            end();
        }
    }

    @Override
    public void writable() {
        current.ifPresent(HttpExchange::writable);
    }

    @Override
    public void failed(StreamError error) {
        current.ifPresent(exchange -> exchange.failed(error));
        close();
    }

    @Override
    public TunnelErrorCode elsewhere() {
        return requests == 1 ? TunnelErrorCode.BAD_REQUEST : TunnelErrorCode.MISDIRECTED;
    }

    @Override
    public boolean persistent(RequestHead head) {
        return head.keepsAlive() && !callerEnded;
    }

    @Override
    public void connect(BackendTarget target, ConnectionSettings settings, boolean fresh, BackendListener listener) {
        Optional<BackendConnection> usable = resting.filter(connection -> !fresh && connection.leadsTo(target));
        if (usable.isPresent()) {
            resting = Optional.empty();
            usable.get().use(listener);
        } else {
            letGo();
            exchanges.connections().open(stream.eventLoop(), target, settings, true, listener);
        }
    }

    @Override
    public void release(BackendConnection connection, boolean reusable) {
        if (reusable && !over) {
            resting = Optional.of(connection);
            connection.use(new Resting());
        } else {
            connection.done(false);
        }
    }

    @Override
    public void beyond(ByteBuf data) {
        early.add(data);
    }

    @Override
    public void complete(boolean goesOn) {
        responding = false;
        current = Optional.empty();
        if (!goesOn || callerEnded && early.isEmpty()) {
            end();
        } else if (!early.isEmpty()) {
            next();
        }
    }

    @Override
    public void fail(StreamError error, boolean begun) {
        close();
        if (!answer.accepted() || begun) {
            answer.fail(error);
        } else {
            stream.write(ErrorResponse.of(error, stream.request().requestId()));
            stream.finish();
        }
    }

    /** The bytes of another request are there. */
    private void next() {
        Admission decided = admission.apply(stream.request());
        if (decided instanceof Admission.Admitted admitted && admitted.mapping() instanceof HttpMapping mapping) {
            // what one of them brings beyond the request comes back to the queue
            List<ByteBuf> arrived = List.copyOf(early);
            early.clear();
            begin(mapping, admitted.audit());
            arrived.forEach(this::data);
            // it may be less than a head, and nothing else says that it was all for now
            readComplete();
        } else {
            fail(
                    decided instanceof Admission.Refused refused
                            ? refused.error()
                            : new StreamError(TunnelErrorCode.NOT_EXPOSED, "The system is no longer exposed"),
                    false);
        }
    }

    /** A proper end of both sides. */
    private void end() {
        if (!over) {
            close();
            stream.finish();
        }
    }

    private void close() {
        over = true;
        letGo();
        while (!early.isEmpty()) {
            early.remove().release();
        }
    }

    private void letGo() {
        resting.ifPresent(connection -> connection.done(false));
        resting = Optional.empty();
    }

    /** The back end has nothing to say between two requests but that it ends the connection. */
    private final class Resting implements BackendListener {
        @Override
        public void connected(BackendConnection connection) {
            // it was there already
        }

        @Override
        public void head(HttpResponse head) {
            end();
        }

        @Override
        public void content(HttpContent content) {
            content.release();
            end();
        }

        @Override
        public void failed(TunnelErrorCode code) {
            resting = Optional.empty();
            end();
        }
    }
}
