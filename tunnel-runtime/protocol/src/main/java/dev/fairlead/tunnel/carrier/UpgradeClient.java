package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.carrier.CarrierException.Problem;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.websocket.Subprotocol;
import dev.fairlead.tunnel.websocket.UpgradeRequest;
import dev.fairlead.tunnel.websocket.WebSocketStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import java.util.function.Consumer;

/** Asks a gateway, or what stands in front of it, for a WebSocket. */
final class UpgradeClient extends HeadHandler {
    private static final int HTTPS_PORT = 443;

    private final Endpoint gateway;
    private final UpgradeRequest request;
    private final Runnable upgraded;
    private final Consumer<CarrierException> failed;

    UpgradeClient(Endpoint gateway, Subprotocol subprotocol, Runnable upgraded, Consumer<CarrierException> failed) {
        this.gateway = gateway;
        this.request = UpgradeRequest.of(UpgradeServer.PATH, subprotocol);
        this.upgraded = upgraded;
        this.failed = failed;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        String host = gateway.port() == HTTPS_PORT ? gateway.bracketedHost() : gateway.toString();
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), request.text(host)));
    }

    @Override
    void complete(ChannelHandlerContext context, List<String> lines) throws BadRequestException {
        int status = StatusLine.statusOf(lines);
        if (status == StatusLine.SWITCHING_PROTOCOLS && request.isAcceptedBy(lines)) {
            context.pipeline().addLast(WebSocketStream.ofClient());
            upgraded.run();
        } else if (StatusLine.isFailureOfServer(status)) {
            failed.accept(new CarrierException(
                    Problem.INGRESS_FAILED,
                    "what stands in front of the gateway at " + gateway + " does not reach it (status " + status
                            + ")"));
        } else {
            fail("answers " + status);
        }
    }

    @Override
    void malformed(ChannelHandlerContext context, String why) {
        fail("does not answer like a gateway (" + why + ")");
    }

    private void fail(String what) {
        failed.accept(new CarrierException(
                Problem.UPGRADE_REFUSED,
                "the server at " + gateway + " " + what + " instead of opening a WebSocket: does it pass upgrades of "
                        + UpgradeServer.PATH + " on to the gateway?"));
    }
}
