package dev.fairlead.tunnel.carrier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends a connection to tunnel or enrolment, by the protocol that its handshake agreed on and by who it is. */
final class AlpnRouter extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOGGER = System.getLogger(AlpnRouter.class.getName());

    private final CarrierHandler handler;

    AlpnRouter(CarrierHandler handler) {
        this.handler = handler;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
            context.fireUserEventTriggered(event);
        } else if (handshake.isSuccess()) {
            route(context);
        } else {
            refuse(context, handshake.cause().toString());
        }
    }

    private void route(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        String protocol = tls.applicationProtocol();
        Optional<X509Certificate> certificate = certificate(tls);
        if (CarrierTls.ALPN.equals(protocol)) {
            if (certificate.isPresent()) {
                handler.tunnel(context.channel(), certificate.get());
            } else {
                refuse(context, "no client certificate");
            }
        } else if (certificate.isEmpty() && (protocol == null || CarrierTls.ALPN_HTTP.equals(protocol))) {
            handler.enrolment(context.channel());
        } else {
            refuse(context, "a certificate without the tunnel's protocol");
        }
        if (context.channel().isOpen()) {
            context.pipeline().remove(this);
        }
    }

    private static Optional<X509Certificate> certificate(SslHandler tls) {
        try {
            return Optional.of((X509Certificate) tls.engine().getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static void refuse(ChannelHandlerContext context, String reason) {
        LOGGER.log(
                System.Logger.Level.INFO,
                "Connection from {0} refused: {1}",
                context.channel().remoteAddress(),
                reason);
        context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // the handshake event carries the same cause; what comes without one is a broken connection
        context.close();
    }
}
