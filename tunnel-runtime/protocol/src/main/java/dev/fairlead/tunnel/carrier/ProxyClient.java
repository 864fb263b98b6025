package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.carrier.CarrierException.Problem;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.HeaderField;
import dev.fairlead.tunnel.http.HeaderLine;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks an HTTP proxy for a connection to the gateway (RFC 9110, 9.3.6). */
final class ProxyClient extends HeadHandler {
    private final EgressProxy proxy;
    private final Endpoint gateway;
    private final Runnable connected;
    private final Consumer<CarrierException> failed;

    ProxyClient(EgressProxy proxy, Endpoint gateway, Runnable connected, Consumer<CarrierException> failed) {
        this.proxy = proxy;
        this.gateway = gateway;
        this.connected = connected;
        this.failed = failed;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        StringBuilder request = new StringBuilder()
                .append("CONNECT ")
                .append(gateway)
                .append(" HTTP/1.1\r\nHost: ")
                .append(gateway)
                .append("\r\n");
        proxy.credentials()
                .ifPresent(shown -> request.append("Proxy-Authorization: ")
                        .append(shown.basic())
                        .append("\r\n"));
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), request.append("\r\n")));
    }

    @Override
    void complete(ChannelHandlerContext context, List<String> lines) throws BadRequestException {
        int status = StatusLine.statusOf(lines);
        if (StatusLine.isSuccess(status)) {
            connected.run();
        } else if (status == StatusLine.PROXY_AUTHENTICATION_REQUIRED) {
            fail(Problem.PROXY_AUTHENTICATION, authenticationAdvice(schemes(lines)));
        } else if (StatusLine.isFailureOfServer(status)) {
            fail(Problem.PROXY_FAILED, "cannot connect to " + gateway + " (status " + status + ")");
        } else {
            fail(
                    Problem.PROXY_DENIED,
                    "does not connect this agent to " + gateway + " (status " + status + "): allow that there");
        }
    }

    @Override
    void malformed(ChannelHandlerContext context, String why) {
        fail(Problem.PROXY_FAILED, "does not answer like a proxy (" + why + ")");
    }

    private void fail(Problem problem, String what) {
        failed.accept(new CarrierException(problem, "the proxy " + proxy.address() + " " + what));
    }

    private String authenticationAdvice(List<String> schemes) {
        if (!schemes.isEmpty() && !schemes.contains("basic")) {
            return "offers " + String.join(", ", schemes)
                    + " (status 407), but the agent authenticates with Basic only";
        }
        return proxy.credentials()
                .map(shown -> "does not accept the password of user \"" + shown.user()
                        + "\" (status 407): compare gateway.proxy")
                .orElse("wants a user and a password (status 407): set both in gateway.proxy");
    }

    private static List<String> schemes(List<String> lines) throws BadRequestException {
        List<String> schemes = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            HeaderField field = HeaderLine.parse(line);
            if (field.is("Proxy-Authenticate")) {
                schemes.add(field.value().split("[ ,]", 2)[0].toLowerCase(Locale.ROOT));
            }
        }
        return schemes;
    }
}
