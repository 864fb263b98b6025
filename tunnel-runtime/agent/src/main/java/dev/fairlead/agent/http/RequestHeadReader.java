package dev.fairlead.agent.http;

import dev.fairlead.agent.access.MessageLimits;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.RfcPort;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.HeadLines;
import dev.fairlead.tunnel.http.HeaderField;
import dev.fairlead.tunnel.http.HeaderLine;
import dev.fairlead.tunnel.http.HttpTokens;
import dev.fairlead.tunnel.http.RequestLine;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the head of a request strictly (agent specification, 3.3); what is not plainly right is refused. */
final class RequestHeadReader {
    private final OpenRequest opened;
    private final TunnelErrorCode elsewhere;
    private final HeadLines lines;

    /**
     * @param opened what the stream was opened for, and what the request therefore must be for
     * @param elsewhere what it is called if it is for something else
     */
    RequestHeadReader(OpenRequest opened, MessageLimits limits, TunnelErrorCode elsewhere) {
        this.opened = opened;
        this.elsewhere = elsewhere;
        this.lines = new HeadLines(limits.requestLine(), limits.requestHeaders());
    }

    /** Takes bytes of the head and leaves those after it; empty while more is to come. */
    Optional<RequestHead> read(ByteBuf in) throws BadRequestException {
        return lines.read(in) ? Optional.of(head(lines.lines())) : Optional.empty();
    }

    /** The method, as far as it is known already; for the audit log. */
    String method() {
        String first = lines.lines().isEmpty() ? "" : lines.lines().get(0);
        String method = first.substring(0, Math.max(0, first.indexOf(' ')));
        return HttpTokens.isToken(method) ? method : "";
    }

    private RequestHead head(List<String> text) throws BadRequestException {
        if (text.isEmpty()) {
            throw new BadRequestException("There is no request line");
        }
        RequestLine line = RequestLine.parse(text.get(0));
        String method = line.method();
        if (method.equals("CONNECT")) {
            throw new BadRequestException(
                    TunnelErrorCode.HTTPS_NOT_SUPPORTED, "CONNECT is not served: use plain http, the tunnel is secure");
        }
        if (method.equals("TRACE")) {
            throw new BadRequestException(
                    TunnelErrorCode.METHOD_NOT_SERVED, "TRACE is not served: its answer would show credentials");
        }
        List<HeaderField> headers = headers(text.subList(1, text.size()));
        String host = host(headers);
        RequestTarget target = RequestTarget.of(line.target());
        target.requireFor(host);
        requireForStream(host);
        return new RequestHead(
                method, target.originForm(), line.http11(), host, headers, BodyFraming.of(headers, line.http11()));
    }

    private static List<HeaderField> headers(List<String> text) throws BadRequestException {
        List<HeaderField> headers = new ArrayList<>(text.size());
        for (String line : text) {
            headers.add(HeaderLine.parse(line));
        }
        return headers;
    }

    private static String host(List<HeaderField> headers) throws BadRequestException {
        String host = null;
        for (HeaderField field : headers) {
            if (field.is("Host")) {
                if (host != null) {
                    throw notOneHost();
                }
                host = field.value();
            }
        }
        if (host == null) {
            throw notOneHost();
        }
        return host;
    }

    private static BadRequestException notOneHost() {
        return new BadRequestException("There must be exactly one Host");
    }

    private void requireForStream(String host) throws BadRequestException {
        boolean named = RfcPort.of(opened.virtualPort())
                .filter(port -> RequestTarget.isFor(host, opened.virtualHost(), Integer.toString(port.placeholder())))
                .isPresent();
        if (!named && !RequestTarget.isFor(host, opened.virtualHost(), opened.virtualPort())) {
            throw new BadRequestException(elsewhere, "Host is not what the stream was opened for");
        }
    }
}
