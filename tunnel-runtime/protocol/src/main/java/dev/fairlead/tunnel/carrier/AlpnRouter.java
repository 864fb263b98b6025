package dev.fairlead.tunnel.carrier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends a connection to the tunnel or to HTTP, by the protocol that its handshake agreed on and by who it is. */
final class AlpnRouter extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOGGER = System.getLogger(AlpnRouter.class.getName());

    private final SslHandler tls;
    private final CarrierHandler handler;
    private final HttpDoor http;

    /** @param tls whose handshake counts; a connection may have TLS twice */
    AlpnRouter(SslHandler tls, CarrierHandler handler, HttpDoor http) {
        this.tls = tls;
        this.handler = handler;
        this.http = http;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
            context.fireUserEventTriggered(event);
        } else if (handshake.isSuccess()) {
            route(context);
            if (!context.isRemoved()) {
                context.pipeline().remove(this);
            }
        } else {
            // who merely hung up, like a port scanner, is not worth a line
            boolean refused = handshake.cause() instanceof SSLException;
            refuse(context, handshake.cause().toString(), refused ? Level.INFO : Level.DEBUG);
        }
    }

    private void route(ChannelHandlerContext context) {
        String protocol = tls.applicationProtocol();
        Optional<X509Certificate> certificate = certificate();
        if (CarrierTls.ALPN.equals(protocol)) {
            if (certificate.isPresent()) {
                handler.tunnel(context.channel(), certificate.get());
            } else {
                refuse(context, "no client certificate", Level.INFO);
            }
        } else if (!http.enter(certificate)) {
            refuse(context, "a certificate without the tunnel's protocol", Level.INFO);
        }
    }

    private Optional<X509Certificate> certificate() {
        try {
            return Optional.of((X509Certificate) tls.engine().getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static void refuse(ChannelHandlerContext context, String reason, Level level) {
        LOGGER.log(level, "Connection from {0} refused: {1}", context.channel().remoteAddress(), reason);
        // when TLS is done with what it is doing: it reports the failure from the middle of it
        context.executor().execute(context::close);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // the handshake event carries the same cause; what comes without one is a broken connection
        context.close();
    }
}
