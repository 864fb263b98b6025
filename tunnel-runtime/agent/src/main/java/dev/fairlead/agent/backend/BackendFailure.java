package dev.fairlead.agent.backend;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.nio.channels.NotYetConnectedException;
import javax.net.ssl.SSLException;

/** What failures of back-end connections are called in the tunnel; their own texts name internal addresses. */
public final class BackendFailure {

    private BackendFailure() {}

    /** A connection could not be opened. */
    public static TunnelErrorCode whileConnecting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectTimeoutException || cause instanceof SslHandshakeTimeoutException) {
                return TunnelErrorCode.BACKEND_TIMEOUT;
            }
            if (cause instanceof SSLException) {
                return TunnelErrorCode.BACKEND_TLS;
            }
        }
        return TunnelErrorCode.BACKEND_UNREACHABLE;
    }

    /** A connection failed while it was used. */
    public static TunnelErrorCode whileExchanging(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return TunnelErrorCode.BACKEND_TLS;
            }
            // the second is how epoll tells of a socket whose reset was noticed before
            if (cause instanceof IOException || cause instanceof NotYetConnectedException) {
                return TunnelErrorCode.BACKEND_LOST;
            }
        }
        return TunnelErrorCode.BACKEND_PROTOCOL;
    }
}
