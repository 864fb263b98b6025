package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyReader;
import dev.fairlead.tunnel.http.HeadLines;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** Takes a connection's bytes apart into heads of requests and bodies. */
final class RequestReader {
    private final HttpSettings settings;
    private HeadLines lines;
    private Optional<BodyReader> body = Optional.empty();

    RequestReader(HttpSettings settings) {
        this.settings = settings;
        this.lines = fresh();
    }

    /**
     * Takes bytes of a head; empty while more is to come.
     *
     * @throws BadRequestException with a head that must not be served
     */
    Optional<ProxyRequest> head(ByteBuf in) throws BadRequestException {
        if (!lines.read(in)) {
            return Optional.empty();
        }
        ProxyRequest request = ProxyRequest.parse(lines.lines());
        lines = fresh();
        body = request.hasBody() ? Optional.of(BodyReader.of(request.framing())) : Optional.empty();
        return Optional.of(request);
    }

    /** Whether a head has begun and is not complete. */
    boolean isWithinHead() {
        return !lines.isEmpty();
    }

    /** The body of the request that was read last, as long as it is not complete. */
    Optional<BodyReader> body() {
        return body;
    }

    /** The body is complete. */
    void bodyEnded() {
        body = Optional.empty();
    }

    private HeadLines fresh() {
        return new HeadLines(settings.maxLine(), settings.maxLine(), settings.maxHeaders(), settings.maxHeaderCount());
    }
}
