package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessDecision;
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
import dev.fairlead.tunnel.watch.SilenceWatch;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;

/** The request of one stream, from its first byte to the decision; then a {@link BackendExchange} has it. */
final class HttpExchange implements StreamHandler {
    private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(30);

    private final TunnelStream stream;
    private final HttpMapping mapping;
    private final ExchangeSettings settings;
    private final LocationRewriter locations;
    private final StreamAudit audit;
    private final StreamAnswer answer;
    private final RequestHeadReader reader;
    private final RequestRelay relay;

    private final SilenceWatch headWatch;
    private Optional<RequestHead> head = Optional.empty();
    private Optional<BackendExchange> backend = Optional.empty();

    HttpExchange(
            TunnelStream stream,
            HttpMapping mapping,
            ExchangeSettings settings,
            LocationRewriter locations,
            StreamAudit audit) {
        this.stream = stream;
        this.mapping = mapping;
        this.settings = settings;
        this.locations = locations;
        this.audit = audit;
        this.answer = new StreamAnswer(stream);
        this.reader = new RequestHeadReader(stream.request());
        this.relay = new RequestRelay(stream, this::progressed);
        this.headWatch = new SilenceWatch(stream.eventLoop(), HEAD_TIMEOUT, this::headMissing);
    }

    @Override
    public void data(ByteBuf data) {
        if (answer.ended()) {
            data.release();
            return;
        }
        try {
            if (head.isPresent()) {
                relay.data(data);
            } else {
                readHead(data);
            }
        } catch (BadRequestException malformed) {
            refuseMalformed(malformed);
        }
    }

    @Override
    public void finished() {
        if (answer.ended()) {
            return;
        }
        try {
            if (head.isEmpty()) {
                throw new BadRequestException("The request ended within its head");
            }
            relay.finished();
        } catch (BadRequestException malformed) {
            refuseMalformed(malformed);
        }
    }

    @Override
    public void writable() {
        progressed();
    }

    @Override
    public void failed(StreamError error) {
        answer.end();
        end();
    }

    private void readHead(ByteBuf data) throws BadRequestException {
        int before = data.readableBytes();
        try {
            head = reader.read(data);
            stream.consumed(before - data.readableBytes());
            if (head.isPresent() && data.isReadable()) {
                relay.data(data.retain());
            }
        } finally {
            data.release();
        }
        if (head.isPresent()) {
            headWatch.stop();
            decide(head.get());
        }
    }

    private void decide(RequestHead request) {
        audit.request(request.method(), request.path());
        AccessDecision decision = settings.access().decide(mapping, request.target());
        if (decision instanceof AccessDecision.Denied denied) {
            deny(
                    denied.reason() + (denied.rule().isEmpty() ? "" : " " + denied.rule()),
                    ExchangeErrors.denied(mapping, request, denied));
        } else if (request.asksForUpgrade()) {
            deny("UPGRADE", ExchangeErrors.upgradeDenied(mapping, request));
        } else {
            EventLoop loop = stream.eventLoop();
            settings.identities().decide(mapping, stream.request().principal()).whenComplete((identity, refusal) -> {
                if (loop.inEventLoop()) {
                    identified(request, identity, refusal);
                } else {
                    loop.execute(() -> identified(request, identity, refusal));
                }
            });
        }
    }

    /** One of the two is there. */
    private void identified(RequestHead request, BackendIdentity identity, Throwable refusal) {
        if (answer.ended()) {
            return;
        }
        if (refusal instanceof PrincipalRefusedException refused) {
            deny("PRINCIPAL " + refused.reason(), refused.toStreamError());
            return;
        }
        audit.allowed(identity.caller());
        BackendExchange exchange = new BackendExchange(
                stream,
                answer,
                relay,
                request,
                mapping,
                identity,
                settings.connections(),
                new ResponseWriter(stream, request, mapping, locations));
        backend = Optional.of(exchange);
        exchange.start();
    }

    private void progressed() {
        backend.ifPresent(BackendExchange::progressed);
    }

    private void headMissing() {
        deny("STALLED", new StreamError(TunnelErrorCode.CLIENT_STALLED, "The head of the request did not arrive"));
    }

    private void refuseMalformed(BadRequestException malformed) {
        if (backend.isEmpty() && !answer.ended()) {
            if (head.isEmpty()) {
                audit.request(reader.method(), "");
            }
            audit.denied("MALFORMED");
        }
        answer.fail(malformed.toStreamError());
        end();
    }

    private void deny(String reason, StreamError error) {
        audit.denied(reason);
        answer.fail(error);
        end();
    }

    private void end() {
        headWatch.stop();
        relay.discard();
        backend.ifPresent(BackendExchange::cancel);
    }
}
