package dev.fairlead.destination;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Transport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A destination ready to be used: one version of its properties, for one tenant, with the connections that belong to
 * them.
 */
final class Target {

    private final DestinationInfo info;
    private final Basis basis;
    private final Authentication authentication;
    private final Authenticator authenticator;
    private final Optional<HttpCalls> calls;
    private final List<Transport> transports;

    /**
     * @param calls requests to it; empty if it does not speak HTTP
     * @param others transports that end with it, such as the way to its token service
     */
    Target(
            DestinationInfo info,
            Basis basis,
            Authentication authentication,
            Authenticator authenticator,
            Optional<HttpCalls> calls,
            List<Transport> others) {
        this.info = info;
        this.basis = basis;
        this.authentication = authentication;
        this.authenticator = authenticator;
        this.calls = calls;
        this.transports = Stream.concat(calls.map(HttpCalls::transport).stream(), others.stream())
                .toList();
    }

    DestinationInfo info() {
        return info;
    }

    Basis basis() {
        return basis;
    }

    Authentication authentication() {
        return authentication;
    }

    Authenticator authenticator() {
        return authenticator;
    }

    /**
     * Sends one request.
     *
     * @throws DestinationException {@code FL-DEST-004} if the destination is none for HTTP
     */
    DestinationResponse send(CallContext call, DestinationRequest request) {
        return calls().send(call, request);
    }

    /**
     * Sends one request as another user than the destination's.
     *
     * @throws DestinationException if the destination is none for HTTP, or its connections log on by themselves
     */
    DestinationResponse sendAs(Authentication.Basic user, CallContext call, DestinationRequest request) {
        if (authentication instanceof Authentication.ClientCertificate) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            info.name(),
                            "Authentication",
                            "is by client certificate, beside which no other user can log on")
                    .withHint("Use a destination of its own for the other user"));
        }
        return calls().as(user).send(call, request);
    }

    private HttpCalls calls() {
        return calls.orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                ErrorCode.TYPE_UNSUPPORTED,
                info.name(),
                "Type",
                "is " + info.type() + ", which takes no requests over HTTP")));
    }

    /** How many connections to it are kept for later requests. */
    int idleConnections() {
        return calls.map(way -> way.transport().idle()).orElse(0);
    }

    /** Lets calls under way end and keeps nothing for later. */
    void retire() {
        authenticator.retire();
        transports.forEach(Transport::retire);
    }

    /** Breaks off calls under way. */
    void close() {
        authenticator.retire();
        transports.forEach(Transport::close);
    }
}
