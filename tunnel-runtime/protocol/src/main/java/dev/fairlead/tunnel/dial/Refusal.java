package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.carrier.CarrierException;
import dev.fairlead.tunnel.stream.SessionEnd;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells a gateway that will not have this agent, or is the wrong one, from one that is merely out of reach. */
final class Refusal {

    private Refusal() {}

    /** Why dialling again soon is of no use; empty if it is. */
    static Optional<String> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CarrierException carrier) {
                return Optional.of(carrier.getMessage())
                        .filter(text -> carrier.problem().isLasting());
            }
            if (cause instanceof SSLException && isFromHandshake(cause) && !isBrokenConnection(cause)) {
                return Optional.of("TLS failed: " + deepest(cause).getMessage());
            }
        }
        return Optional.empty();
    }

    /** As {@link #in(Throwable)}, for a session. */
    static Optional<String> in(SessionEnd end, boolean welcomed) {
        Optional<String> bye = end.bye()
                .filter(word -> word.code().isRefusal())
                .map(word -> word.detail().isEmpty() ? word.code().wireName() : word.detail());
        // with TLS 1.3 the gateway judges the agent's certificate when the agent is done with its own handshake
        return bye.isPresent() || welcomed ? bye : end.failure().flatMap(Refusal::in);
    }

    /** What the TLS engines throw speaks of certificates and versions; what Netty adds, of connections and time. */
    private static boolean isFromHandshake(Throwable cause) {
        Class<?> type = cause.getClass();
        return type.getPackage() == SSLException.class.getPackage()
                || type.getEnclosingClass() == ReferenceCountedOpenSslEngine.class;
    }

    /** A gateway that goes down in the middle of a handshake resets the connection: that is no judgement. */
    private static boolean isBrokenConnection(Throwable failure) {
        Throwable root = deepest(failure);
        return root instanceof IOException && !(root instanceof SSLException);
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
