package dev.fairlead.agent.http;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.backend.BackendConnection;
import dev.fairlead.agent.backend.BackendConnections;
import dev.fairlead.agent.backend.BackendErrors;
import dev.fairlead.agent.backend.BackendListener;
import dev.fairlead.agent.backend.BackendTarget;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.watch.SilenceWatch;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.Optional;

/** A permitted request on its way to the back end, and the response on its way back. */
final class BackendExchange implements BackendListener {
    private final TunnelStream stream;
    private final StreamAnswer answer;
    private final RequestRelay relay;
    private final RequestHead head;
    private final HttpMapping mapping;
    private final BackendIdentity identity;
    private final BackendConnections connections;
    private final ResponseWriter writer;
    private final SilenceWatch watch;

    private Optional<BackendConnection> connection = Optional.empty();
    private Optional<HttpResponse> response = Optional.empty();
    private boolean interim;
    private boolean repeated;
    private boolean over;

    BackendExchange(
            TunnelStream stream,
            StreamAnswer answer,
            RequestRelay relay,
            RequestHead head,
            HttpMapping mapping,
            BackendIdentity identity,
            BackendConnections connections,
            ResponseWriter writer) {
        this.stream = stream;
        this.answer = answer;
        this.relay = relay;
        this.head = head;
        this.mapping = mapping;
        this.identity = identity;
        this.connections = connections;
        this.writer = writer;
        this.watch = new SilenceWatch(
                stream.eventLoop(), mapping.connectTimeout().plus(mapping.responseTimeout()), this::silent);
    }

    /** Gets a connection, and goes on when it is there. */
    void start() {
        connect(false);
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
            opened.done(true);
            return;
        }
        watch.limit(mapping.responseTimeout());
        connection = Optional.of(opened);
        try {
            relay.start(opened, RequestHeaders.forBackend(head, mapping, identity.certificateHeader()), head.framing());
        } catch (BadRequestException malformed) {
            end(false);
            answer.fail(malformed.toStreamError());
        }
    }

    @Override
    public void head(HttpResponse received) {
        watch.touch();
        if (received.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            fail(TunnelErrorCode.BACKEND_PROTOCOL);
            return;
        }
        interim = received.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!interim) {
            response = Optional.of(received);
            answer.accept();
            writer.head(received);
        } else if (head.http11()) {
            answer.accept();
            writer.interim(received);
        }
    }

    @Override
    public void content(HttpContent content) {
        watch.touch();
        boolean last = content instanceof LastHttpContent;
        if (over || interim) {
            content.release();
            return;
        }
        writer.body(content.content());
        if (last) {
            writer.end((LastHttpContent) content);
            end(relay.complete() && HttpUtil.isKeepAlive(response.orElseThrow()) && !bindsItsConnection());
            relay.discard();
        } else if (!stream.isWritable()) {
            connection.ifPresent(current -> current.reading(false));
        }
    }

    @Override
    public void failed(TunnelErrorCode code) {
        boolean wasReused = connection.map(BackendConnection::reused).orElse(false);
        connection = Optional.empty();
        // a back end may close a connection that waits at the moment when we use it: that is no failure of the request
        if (wasReused
                && !repeated
                && !answer.accepted()
                && head.isRepeatable()
                && code == TunnelErrorCode.BACKEND_LOST) {
            repeated = true;
            connect(true);
        } else {
            fail(code);
        }
    }

    private void connect(boolean fresh) {
        long deadline = stream.request().deadlineMillis();
        Duration timeout = mapping.connectTimeout();
        if (deadline > 0 && deadline < timeout.toMillis()) {
            timeout = Duration.ofMillis(deadline);
        }
        connections.open(stream.eventLoop(), new BackendTarget(mapping, identity.tls()), timeout, fresh, this);
    }

    /** Negotiate and NTLM log on a connection, not a request: no other caller may get it (RFC 4559, 6). */
    private boolean bindsItsConnection() {
        return head.value("Authorization").filter(ConnectionLogon::isRequested).isPresent()
                || response.stream()
                        .flatMap(received -> received.headers().getAll("WWW-Authenticate").stream())
                        .anyMatch(ConnectionLogon::isRequested);
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
            boolean unanswered = code == TunnelErrorCode.BACKEND_LOST && !answer.accepted();
            answer.fail(unanswered ? BackendErrors.silentlyClosed(mapping) : BackendErrors.of(mapping, code));
        }
    }

    private void end(boolean reusable) {
        over = true;
        watch.stop();
        connection.ifPresent(current -> current.done(reusable));
        connection = Optional.empty();
    }
}
