package dev.fairlead.destination;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.RequestComposer;
import dev.fairlead.transport.Transport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A destination ready to be called: one version of its properties, for one tenant, with the connections that belong to
 * them.
 */
final class Target {

    private static final int UNAUTHORIZED = 401;

    private final DestinationInfo info;
    private final Authentication authentication;
    private final RequestComposer composer;
    private final Authenticator authenticator;
    private final Transport transport;
    private final List<Transport> transports;

    /**
     * @param transport the way to the target
     * @param others transports that end with it, such as the way to its token service
     */
    Target(
            DestinationInfo info,
            Authentication authentication,
            RequestComposer composer,
            Authenticator authenticator,
            Transport transport,
            List<Transport> others) {
        this.info = info;
        this.authentication = authentication;
        this.composer = composer;
        this.authenticator = authenticator;
        this.transport = transport;
        this.transports = Stream.concat(Stream.of(transport), others.stream()).toList();
    }

    DestinationInfo info() {
        return info;
    }

    Authentication authentication() {
        return authentication;
    }

    Authenticator authenticator() {
        return authenticator;
    }

    /**
     * A refused request is repeated once, with other credentials, if there are any. A second refusal is an error of the
     * credentials, not a response.
     *
     * @throws DestinationException {@code FL-AUTH-050} if the target refuses the destination's credentials
     */
    DestinationResponse send(CallContext call, DestinationRequest request) {
        Exchange original = composer.compose(request);
        if (composer.authorized(original)) {
            return transport.exchange(original);
        }
        Exchange sent = authenticator.authenticate(original, call);
        DestinationResponse response = transport.exchange(sent);
        if (response.status() != UNAUTHORIZED) {
            return response;
        }
        Optional<Exchange> again;
        try {
            again = authenticator.afterRefusal(original, sent, response, call);
        } catch (RuntimeException e) {
            response.close();
            throw e;
        }
        if (again.isEmpty()) {
            return response;
        }
        response.close();
        DestinationResponse second = transport.exchange(again.get());
        if (second.status() == UNAUTHORIZED) {
            second.close();
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.CREDENTIALS_REFUSED, info.name(), "target", "answered 401 to renewed credentials, too"));
        }
        return second;
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
