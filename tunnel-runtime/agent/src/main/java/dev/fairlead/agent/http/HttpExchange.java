package dev.fairlead.agent.http;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.agent.rfc.FunctionReader;
import dev.fairlead.agent.rfc.SoapCall;
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

    private final SilenceWatch headWatch;
    private Optional<RequestHead> head = Optional.empty();
    private Optional<FunctionReader> function = Optional.empty();
    /** Of a function that was permitted: nothing else may be called behind it. */
    private Optional<FunctionReader> permitted = Optional.empty();

    private Optional<BackendExchange> backend = Optional.empty();
    private Optional<StreamRelay> switched = Optional.empty();
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
        this.headWatch = new SilenceWatch(stream.eventLoop(), HEAD_TIMEOUT, this::headMissing);
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
            } else {
                readHead(data);
            }
        } catch (BadRequestException malformed) {
            refuseMalformed(malformed);
        }
    }

    @Override
    public void readComplete() {
        switched.ifPresent(StreamRelay::readComplete);
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
            } else if (function.isPresent()) {
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
            if (head.isPresent()) {
                begin(head.get());
                if (data.isReadable()) {
                    look(data);
                    relay.data(data.retain());
                }
            }
        } finally {
            data.release();
        }
        if (head.isPresent()) {
            decide(head.get());
        }
    }

    private void begin(RequestHead request) {
        audit.request(request.method(), request.path());
        if (mapping.functions().isPresent()) {
            function = Optional.of(new FunctionReader(request.framing()));
        }
    }

    private void body(ByteBuf data) throws BadRequestException {
        boolean looking = function.isPresent();
        try {
            look(data);
        } catch (BadRequestException malformed) {
            data.release();
            throw malformed;
        }
        relay.data(data);
        if (looking) {
            decideByFunction(head.orElseThrow());
        }
    }

    private void look(ByteBuf data) throws BadRequestException {
        Optional<FunctionReader> looking = function.isPresent() ? function : permitted;
        if (looking.isPresent()) {
            looking.get().look(data);
        }
    }

    private void decide(RequestHead request) {
        if (RequestDecision.of(settings.access(), mapping, request) instanceof RequestDecision.Denied denied) {
            deny(denied.reason(), denied.error());
        } else if (function.isPresent()) {
            decideByFunction(request);
        } else {
            identify(request);
        }
    }

    /** Once the body says which function is called; until then nothing goes to the back end. */
    private void decideByFunction(RequestHead request) {
        SoapCall call = function.orElseThrow().call();
        if (call instanceof SoapCall.Incomplete) {
            return;
        }
        permitted = function;
        function = Optional.empty();
        FunctionDecision.of(mapping, mapping.functions().orElseThrow(), request, call, audit)
                .ifPresentOrElse(denied -> deny(denied.reason(), denied.error()), () -> identify(request));
    }

    private void identify(RequestHead request) {
        headWatch.stop();
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
        if (refusal instanceof PrincipalRefusedException refused) {
            deny(refused.inAudit(), refused.toStreamError());
            return;
        }
        audit.allowed(identity.caller());
        BackendExchange exchange = new BackendExchange(
                stream,
                answer,
                scope,
                relay,
                request,
                mapping,
                identity,
                new ResponseWriter(stream, request, mapping, settings.rewriting()),
                relayed -> switched = Optional.of(relayed));
        backend = Optional.of(exchange);
        exchange.start();
    }

    private void progressed() {
        backend.ifPresent(BackendExchange::progressed);
    }

    private void headMissing() {
        deny("STALLED", new StreamError(TunnelErrorCode.CLIENT_STALLED, "The beginning of the request did not arrive"));
    }

    private void refuseMalformed(BadRequestException malformed) {
        if (backend.isEmpty() || permitted.isPresent()) {
            if (head.isEmpty()) {
                audit.request(reader.method(), "");
            }
            audit.denied(RequestDecision.MALFORMED);
        }
        fail(malformed.toStreamError());
    }

    private void deny(String reason, StreamError error) {
        audit.denied(reason);
        fail(error);
    }

    private void fail(StreamError error) {
        boolean begun = backend.filter(BackendExchange::begun).isPresent();
        end();
        scope.fail(error, begun);
    }

    private void end() {
        over = true;
        headWatch.stop();
        relay.discard();
        backend.ifPresent(BackendExchange::cancel);
    }
}
