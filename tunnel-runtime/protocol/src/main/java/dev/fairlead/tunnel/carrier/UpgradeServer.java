package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.websocket.Subprotocol;
import dev.fairlead.tunnel.websocket.UpgradeRequest;
import dev.fairlead.tunnel.websocket.WebSocketStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The gateway's answer to who asks for a WebSocket. Without one the connection is of no use, and is closed. */
final class UpgradeServer extends HeadHandler {
    /** Where agents ask for a WebSocket; its number is the tunnel's major version. */
    static final String PATH = "/flt/v1";

    private final boolean agentIsKnown;
    private final Consumer<Subprotocol> upgraded;

    /** @param agentIsKnown whether the TLS around has shown the agent */
    UpgradeServer(boolean agentIsKnown, Consumer<Subprotocol> upgraded) {
        this.agentIsKnown = agentIsKnown;
        this.upgraded = upgraded;
    }

    @Override
    void complete(ChannelHandlerContext context, List<String> lines) throws BadRequestException {
        Optional<UpgradeRequest> request = UpgradeRequest.parse(lines);
        if (request.isEmpty()) {
            refuse(context, "426 Upgrade Required\r\nUpgrade: websocket");
        } else if (!request.get().target().equals(PATH)) {
            refuse(context, "404 Not Found");
        } else if (request.get().subprotocol() == Subprotocol.SESSION && !agentIsKnown) {
            refuse(context, "403 Forbidden");
        } else {
            context.writeAndFlush(
                    ByteBufUtil.writeUtf8(context.alloc(), request.get().acceptance()));
            context.pipeline().addLast(WebSocketStream.ofServer());
            upgraded.accept(request.get().subprotocol());
        }
    }

    @Override
    void malformed(ChannelHandlerContext context, String why) {
        refuse(context, "400 Bad Request");
    }

    private static void refuse(ChannelHandlerContext context, String status) {
        String answer = "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), answer)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a connection that broke
        context.close();
    }
}
