package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.backend.BackendConnection;
import dev.fairlead.agent.backend.BackendErrors;
import dev.fairlead.agent.backend.BackendListener;
import dev.fairlead.agent.backend.BackendTarget;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.agent.relay.MappedRelay;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.ConnectionLogon;
import dev.fairlead.tunnel.relay.StreamRelay;
import dev.fairlead.tunnel.watch.SilenceWatch;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import java.util.function.Consumer;

/** A permitted request on its way to the back end, and the response on its way back. */
final class BackendExchange implements BackendListener {
    private final TunnelStream stream;
    private final StreamAnswer answer;
    private final ExchangeScope scope;
    private final RequestRelay relay;
    private final RequestHead head;
    private final HttpMapping mapping;
    private final BackendIdentity identity;
    private final long signOnNanos;
    private final ResponseWriter writer;
    private final Consumer<StreamRelay> switched;
    private final SilenceWatch watch;

    private Optional<BackendConnection> connection = Optional.empty();
    private Optional<HttpResponse> response = Optional.empty();
    private long connectSince;
    private long connectedAt;
    private boolean interim;
    private boolean switching;
    private boolean begun;
    private boolean goesOn;
    private boolean repeated;
    private boolean over;

    /**
     * @param signOnNanos what it took to know the identity
     * @param switched hears if the connection becomes a WebSocket
     */
    BackendExchange(
            TunnelStream stream,
            StreamAnswer answer,
            ExchangeScope scope,
            RequestRelay relay,
            RequestHead head,
            HttpMapping mapping,
            BackendIdentity identity,
            long signOnNanos,
            ResponseWriter writer,
            Consumer<StreamRelay> switched) {
        this.stream = stream;
        this.answer = answer;
        this.scope = scope;
        this.relay = relay;
        this.head = head;
        this.mapping = mapping;
        this.identity = identity;
        this.signOnNanos = signOnNanos;
        this.writer = writer;
        this.switched = switched;
        this.watch = new SilenceWatch(
                stream.eventLoop(),
                mapping.connection().timeout().plus(mapping.http().responseTimeout()),
                this::silent);
    }

    /** Gets a connection, and goes on when it is there. */
    void start() {
        connect(false);
    }

    /** Whether the caller has a part of the response. */
    boolean begun() {
        return begun;
    }

    /** Bytes of the request went out, or the stream takes bytes again. */
    void progressed() {
        watch.touch();
        connection.ifPresent(current -> current.reading(stream.isWritable()));
    }

    /** Ends the exchange because of the caller, or of the session. */
    void cancel() {
        if (!over) {
            end(false);
        }
    }

    @Override
    public void connected(BackendConnection opened) {
        if (over) {
            scope.release(opened, true);
            return;
        }
        watch.limit(mapping.http().responseTimeout());
        connection = Optional.of(opened);
        connectedAt = System.nanoTime();
        try {
            relay.start(opened, RequestHeaders.forBackend(head, mapping, identity.headers()), head.framing());
        } catch (BadRequestException malformed) {
            end(false);
            scope.fail(malformed.toStreamError(), begun);
        }
    }

    @Override
    public void head(HttpResponse received) {
        watch.touch();
        if (received.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            agreed(received);
            return;
        }
        interim = received.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!interim) {
            response = Optional.of(received);
            goesOn = scope.persistent(head) && HttpUtil.isKeepAlive(received);
            begin();
            writer.head(received, goesOn);
        } else if (head.http11()) {
            begin();
            writer.interim(received);
        }
    }

    @Override
    public void content(HttpContent content) {
        watch.touch();
        boolean last = content instanceof LastHttpContent;
        if (over || interim || switching) {
            content.release();
            if (switching && last && !over) {
                becomeWebSocket();
            }
            return;
        }
        writer.body(content.content());
        if (last) {
            writer.end((LastHttpContent) content);
            boolean intact = relay.complete();
            end(intact && HttpUtil.isKeepAlive(response.orElseThrow()) && !bindsItsConnection());
            relay.discard();
            scope.complete(goesOn && intact);
        } else if (!stream.isWritable()) {
            connection.ifPresent(current -> current.reading(false));
        }
    }

    @Override
    public void failed(TunnelErrorCode code) {
        boolean wasReused = connection.map(BackendConnection::reused).orElse(false);
        connection = Optional.empty();
        // a back end may close a connection that waits at the moment when we use it: that is no failure of the request
        if (wasReused && !repeated && !begun && head.isRepeatable() && code == TunnelErrorCode.BACKEND_LOST) {
            repeated = true;
            connect(true);
        } else {
            fail(code);
        }
    }

    private void connect(boolean fresh) {
        connectSince = System.nanoTime();
        scope.connect(
                new BackendTarget(mapping, identity.tls()),
                mapping.connection().within(stream.request().deadlineMillis()),
                fresh,
                this);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            answer.accept(
                    ServiceTimes.ofNanos(signOnNanos, connectedAt - connectSince, System.nanoTime() - connectedAt));
        }
    }

    private void agreed(HttpResponse received) {
        if (!head.asksForUpgrade() || !WebSocketHandshake.isAcceptedBy(received)) {
            fail(TunnelErrorCode.BACKEND_PROTOCOL);
            return;
        }
        switching = true;
        begin();
        writer.switching(received);
    }

    /** From here on nobody looks at the bytes, and no silence is too long. */
    private void becomeWebSocket() {
        over = true;
        watch.stop();
        relay.discard();
        StreamRelay raw = new StreamRelay(new MappedRelay(mapping, end -> answer.end()));
        switched.accept(raw);
        raw.join(stream, connection.orElseThrow().becomeRaw());
    }

    /**
     * Negotiate and NTLM log on a connection, not a request: no other caller may get it (RFC 4559, 6). Where the mapping
     * says so in advance, the caller has the connection for itself and keeps it.
     */
    private boolean bindsItsConnection() {
        if (mapping.http().connectionLogon()) {
            return false;
        }
        if (mapping.principals().mode() == AuthenticationMode.KERBEROS) {
            return true;
        }
        if (head.value("Authorization").filter(ConnectionLogon::isRequested).isPresent()) {
            return true;
        }
        for (String challenge : response.orElseThrow().headers().getAll(HttpHeaderNames.WWW_AUTHENTICATE)) {
            if (ConnectionLogon.isRequested(challenge)) {
                return true;
            }
        }
        return false;
    }

    private void silent() {
        boolean callerIsSlow = !stream.isWritable()
                || connection.isPresent()
                        && relay.waitsForCaller()
                        && head.value("Expect").isEmpty();
        if (callerIsSlow) {
            fail(TunnelErrorCode.CLIENT_STALLED);
        } else {
            fail(response.isPresent() ? TunnelErrorCode.BACKEND_STALLED : TunnelErrorCode.BACKEND_TIMEOUT);
        }
    }

    private void fail(TunnelErrorCode code) {
        if (!over) {
            end(false);
            boolean unanswered = code == TunnelErrorCode.BACKEND_LOST && !begun;
            scope.fail(unanswered ? BackendErrors.silentlyClosed(mapping) : BackendErrors.of(mapping, code), begun);
        }
    }

    private void end(boolean reusable) {
        over = true;
        watch.stop();
        connection.ifPresent(current -> scope.release(current, reusable));
        connection = Optional.empty();
    }
}
