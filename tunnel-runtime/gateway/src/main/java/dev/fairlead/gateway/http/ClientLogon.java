package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.http.ConnectionLogon;
import java.util.Optional;

/**
 * Whether a client's connection logs on to a back end (RFC 4559, 6), and the stream that is logged on. From the first
 * challenge or attempt on, requests of that connection to the same system for the same caller go on one stream, as long
 * as the agent keeps it: it has one back-end connection for it, where the mapping says {@code connectionLogon}. What is
 * for somebody else gets a stream of its own. On the client's event loop.
 */
final class ClientLogon {
    private static final int UNAUTHORIZED = 401;

    private boolean begun;
    private Optional<BoundStream> resting = Optional.empty();

    /** Whether a request belongs to a connection that logs on. */
    boolean binds(ProxyRequest request) {
        begun |= request.value("Authorization")
                .filter(ConnectionLogon::isRequested)
                .isPresent();
        return begun && !request.asksForUpgrade();
    }

    /** Looks whether the back end asks for it. */
    void answered(ResponseHead head) {
        begun |= head.status() == UNAUTHORIZED
                && head.headers().stream()
                        .anyMatch(field -> field.is("WWW-Authenticate") && ConnectionLogon.isRequested(field.value()));
    }

    /** The stream that rests, if it may carry such a request; it is the caller's from then on. */
    Optional<BoundStream> take(OpenRequest request) {
        Optional<BoundStream> usable = resting.filter(stream -> stream.serves(request));
        if (usable.isPresent()) {
            resting = Optional.empty();
        }
        return usable;
    }

    /** Keeps a stream for the next request, instead of the one that was kept before. */
    void keep(BoundStream stream) {
        end();
        stream.rest();
        resting = Optional.of(stream);
    }

    /** The connection ends, and with it what it was logged on to. */
    void end() {
        resting.ifPresent(BoundStream::end);
        resting = Optional.empty();
    }
}
