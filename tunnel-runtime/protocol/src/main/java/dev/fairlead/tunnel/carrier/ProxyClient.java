package dev.fairlead.tunnel.carrier;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import java.util.function.Consumer;

/** Asks an HTTP proxy for a connection to the gateway. */
final class ProxyClient extends HeadHandler {
    private final ProxyDialogue dialogue;
    private final Runnable connected;
    private final Runnable challenged;
    private final Consumer<CarrierException> failed;

    /** @param challenged hears that the proxy asks for the agent's logon */
    ProxyClient(ProxyDialogue dialogue, Runnable connected, Runnable challenged, Consumer<CarrierException> failed) {
        this.dialogue = dialogue;
        this.connected = connected;
        this.challenged = challenged;
        this.failed = failed;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), dialogue.request()));
    }

    @Override
    void complete(ChannelHandlerContext context, List<String> lines) {
        try {
            (dialogue.connected(lines) ? connected : challenged).run();
        } catch (CarrierException refused) {
            failed.accept(refused);
        }
    }

    @Override
    void malformed(ChannelHandlerContext context, String why) {
        failed.accept(dialogue.malformed(why));
    }
}
