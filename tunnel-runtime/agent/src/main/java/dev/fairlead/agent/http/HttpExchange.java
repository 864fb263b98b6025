package dev.fairlead.agent.http;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.agent.stream.StreamAnswer;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.relay.StreamRelay;
import dev.fairlead.tunnel.watch.SilenceWatch;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;

/** A request, from its first byte to the decision; then a {@link BackendExchange} has it. */
final class HttpExchange implements StreamHandler {
    private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(30);

    private final TunnelStream stream;
    private final HttpMapping mapping;
    private final ExchangeSettings settings;
    private final StreamAudit audit;
    private final StreamAnswer answer;
    private final ExchangeScope scope;
    private final RequestHeadReader reader;
    private final RequestRelay relay;

    /** Only of a head that came in pieces, as few do. */
    private Optional<SilenceWatch> headWatch = Optional.empty();

    private Optional<RequestHead> head = Optional.empty();
    private Optional<RequestDecision.Permitted> permitted = Optional.empty();
    private Optional<CallWatch> watch = Optional.empty();
    private Optional<BackendExchange> backend = Optional.empty();
    private Optional<StreamRelay> switched = Optional.empty();
    private long signOnSince;
    private boolean identifying;
    private boolean over;

    HttpExchange(
            TunnelStream stream,
            HttpMapping mapping,
            ExchangeSettings settings,
            StreamAudit audit,
            StreamAnswer answer,
            ExchangeScope scope) {
        this.stream = stream;
        this.mapping = mapping;
        this.settings = settings;
        this.audit = audit;
        this.answer = answer;
        this.scope = scope;
        this.reader = new RequestHeadReader(stream.request(), mapping.http().limits(), scope.elsewhere());
        this.relay = new RequestRelay(stream, scope, this::progressed);
    }

    @Override
    public void data(ByteBuf data) {
        if (over || answer.ended()) {
            data.release();
            return;
        }
        try {
            if (switched.isPresent()) {
                switched.get().data(data);
            } else if (head.isPresent()) {
                body(data);
                decideByFunction();
            } else {
                readHead(data);
            }
        } catch (BadRequestException malformed) {
            refuseMalformed(malformed);
        }
    }

    @Override
    public void readComplete() {
        if (switched.isPresent()) {
            switched.get().readComplete();
        } else if (!identifying && headWatch.isEmpty() && !over) {
            headWatch = Optional.of(new SilenceWatch(stream.eventLoop(), HEAD_TIMEOUT, this::headMissing));
        }
    }

    @Override
    public void finished() {
        if (over || answer.ended()) {
            return;
        }
        try {
            if (switched.isPresent()) {
                switched.get().finished();
            } else if (head.isEmpty()) {
                throw new BadRequestException("The request ended within its head");
            } else if (watch.filter(CallWatch::undecided).isPresent()) {
                throw new BadRequestException("The request ended within its body");
            } else {
                relay.finished();
            }
        } catch (BadRequestException malformed) {
            refuseMalformed(malformed);
        }
    }

    @Override
    public void writable() {
        if (switched.isPresent()) {
            switched.get().writable();
        } else {
            progressed();
        }
    }

    @Override
    public void failed(StreamError error) {
        answer.end();
        switched.ifPresent(relayed -> relayed.failed(error));
        end();
    }

    private void readHead(ByteBuf data) throws BadRequestException {
        int before = data.readableBytes();
        try {
            head = reader.read(data);
            stream.consumed(before - data.readableBytes());
            if (head.isPresent() && decide(head.get())) {
                if (data.isReadable()) {
                    body(data.retain());
                }
                if (watch.isEmpty()) {
                    identify(head.get());
                } else {
                    decideByFunction();
                }
            }
        } finally {
            data.release();
        }
    }

    private void body(ByteBuf data) throws BadRequestException {
        if (watch.isPresent()) {
            try {
                watch.get().look(data);
            } catch (BadRequestException malformed) {
                data.release();
                throw malformed;
            }
        }
        relay.data(data);
    }

    /** By the head alone. */
    private boolean decide(RequestHead request) {
        audit.request(request.method(), request.path());
        RequestDecision decision = RequestDecision.of(settings.access(), mapping, request, audit);
        if (decision instanceof RequestDecision.Denied denied) {
            deny(denied);
            return false;
        }
        permitted = Optional.of((RequestDecision.Permitted) decision);
        Optional<FunctionCall> call = permitted.get().call();
        call.ifPresent(found -> relay.dropTrailers());
        watch = call.filter(found -> found.head().calls()).map(found -> new CallWatch(mapping, found, request, audit));
        return true;
    }

    /** Once the body says which function is called; until then nothing goes to the back end. */
    private void decideByFunction() {
        if (watch.filter(CallWatch::decides).isPresent()) {
            watch.get().decision().ifPresentOrElse(this::deny, () -> identify(head.orElseThrow()));
        }
    }

    private void identify(RequestHead request) {
        identifying = true;
        headWatch.ifPresent(SilenceWatch::stop);
        signOnSince = System.nanoTime();
        EventLoop loop = stream.eventLoop();
        settings.identities().decide(mapping, stream.request().principal()).whenComplete((identity, refusal) -> {
            if (loop.inEventLoop()) {
                identified(request, identity, refusal);
            } else {
                loop.execute(() -> identified(request, identity, refusal));
            }
        });
    }

    /** One of the two is there. */
    private void identified(RequestHead request, BackendIdentity identity, Throwable refusal) {
        if (over || answer.ended()) {
            return;
        }
        Optional<FunctionCall> call = permitted.orElseThrow().call();
        if (refusal instanceof PrincipalRefusedException refused) {
            int rule = call.isPresent() ? CallDecision.PRINCIPAL_RULE : 0;
            deny(new RequestDecision.Denied(refused.inAudit(), rule, Optional.empty(), refused.toStreamError()));
            return;
        }
        Optional<RequestDecision.Denied> blocked = permitted.orElseThrow().denialOf(mapping, identity.caller());
        if (blocked.isPresent()) {
            deny(blocked.get());
            return;
        }
        Optional<CallHeaders> heads = call.map(found -> new CallHeaders(mapping, found, identity, settings.cookies()));
        Optional<RequestDecision.Denied> sessionless = heads.flatMap(headers -> headers.denial(mapping, request));
        if (sessionless.isPresent()) {
            deny(sessionless.get());
            return;
        }
        audit.allowed(identity.caller());
        RequestHead sent = heads.map(headers -> headers.of(request)).orElse(request);
        ResponseRewriting rewriting =
                heads.map(headers -> headers.of(settings.rewriting())).orElse(settings.rewriting());
        BackendExchange exchange = new BackendExchange(
                stream,
                answer,
                scope,
                relay,
                sent,
                mapping,
                identity,
                System.nanoTime() - signOnSince,
                new ResponseWriter(stream, sent, mapping, rewriting),
                relayed -> switched = Optional.of(relayed));
        backend = Optional.of(exchange);
        exchange.start();
    }

    private void progressed() {
        backend.ifPresent(BackendExchange::progressed);
    }

    private void headMissing() {
        audit.denied("STALLED");
        fail(new StreamError(TunnelErrorCode.CLIENT_STALLED, "The beginning of the request did not arrive"));
    }

    private void refuseMalformed(BadRequestException malformed) {
        if (backend.isEmpty() || watch.isPresent()) {
            if (head.isEmpty()) {
                audit.request(reader.method(), "");
            }
            audit.denied(RequestDecision.MALFORMED, watch.isPresent() ? CallDecision.BODY_RULE : 0);
        }
        fail(malformed.toStreamError());
    }

    private void deny(RequestDecision.Denied denied) {
        audit.denied(denied.reason(), denied.rule());
        fail(denied.error());
    }

    private void fail(StreamError error) {
        boolean begun = backend.filter(BackendExchange::begun).isPresent();
        end();
        scope.fail(error, begun);
    }

    private void end() {
        over = true;
        headWatch.ifPresent(SilenceWatch::stop);
        relay.discard();
        backend.ifPresent(BackendExchange::cancel);
    }
}
