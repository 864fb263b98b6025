package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.websocket.Subprotocol;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The ways in through the gateway's port for agents. All of them end at TLS of the gateway itself, which alone says who
 * the agent is; whatever an ingress adds to a request says nothing.
 *
 * <pre>
 * first byte     | protocol in TLS | client certificate | then
 * ---------------|-----------------|--------------------|------------------------------------------------------
 * TLS            | flt/1           | yes                | a session
 * TLS            | http/1.1, none  | yes                | WebSocket: a session, or TLS inside
 * TLS            | http/1.1, none  | no                 | GET: WebSocket, TLS inside; anything else: enrolment
 * anything else  | -               | -                  | WebSocket, TLS inside
 * TLS inside     | flt/1           | yes                | a session
 * TLS inside     | http/1.1, none  | no                 | enrolment
 * all others     |                 |                    | refused
 * </pre>
 */
final class Entrance {
    private static final int TLS_HANDSHAKE = 22;

    private final SslContext tls;
    private final Executor blocking;
    private final Duration limit;
    private final CarrierHandler handler;

    Entrance(SslContext tls, Executor blocking, Duration limit, CarrierHandler handler) {
        this.tls = tls;
        this.blocking = blocking;
        this.limit = limit;
        this.handler = handler;
    }

    /** Takes a connection that was just accepted. */
    void admit(Channel channel) {
        CarrierHandler timed = new TimedEntrance(channel, limit, handler);
        channel.pipeline().addLast(new FirstByte(first -> {
            if (first == TLS_HANDSHAKE) {
                secure(channel, timed, certificate -> http(channel, certificate, timed));
            } else {
                upgrade(channel, Optional.empty(), timed);
            }
        }));
    }

    private void secure(Channel channel, CarrierHandler timed, HttpDoor door) {
        SslHandler handshake = tls.newHandler(channel.alloc(), blocking);
        handshake.setHandshakeTimeoutMillis(limit.toMillis());
        channel.pipeline().addLast(handshake, new AlpnRouter(handshake, timed, door));
    }

    private boolean http(Channel channel, Optional<X509Certificate> certificate, CarrierHandler timed) {
        if (certificate.isPresent()) {
            upgrade(channel, certificate, timed);
        } else {
            channel.pipeline().addLast(new FirstByte(first -> {
                if (first == 'G') {
                    upgrade(channel, Optional.empty(), timed);
                } else {
                    timed.enrolment(channel);
                }
            }));
        }
        return true;
    }

    private void upgrade(Channel channel, Optional<X509Certificate> certificate, CarrierHandler timed) {
        channel.pipeline().addLast(new UpgradeServer(certificate.isPresent(), subprotocol -> {
            if (subprotocol == Subprotocol.SESSION) {
                timed.tunnel(channel, certificate.orElseThrow());
            } else {
                secure(channel, timed, inner -> enrolmentInside(channel, inner, timed));
            }
        }));
    }

    private static boolean enrolmentInside(
            Channel channel, Optional<X509Certificate> certificate, CarrierHandler timed) {
        if (certificate.isEmpty()) {
            timed.enrolment(channel);
        }
        return certificate.isEmpty();
    }
}
