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
import java.util.Optional;

/** Requests to one HTTP destination: composed, authenticated, sent, and repeated once where other credentials help. */
final class HttpCalls {

    private static final int UNAUTHORIZED = 401;

    private final RequestComposer composer;
    private final Authenticator authenticator;
    private final Transport transport;

    /**
     * @param transport the way to the target
     */
    HttpCalls(RequestComposer composer, Authenticator authenticator, Transport transport) {
        this.composer = composer;
        this.authenticator = authenticator;
        this.transport = transport;
    }

    Transport transport() {
        return transport;
    }

    /** The same way with another user, who logs on by name and password. */
    HttpCalls as(Authentication.Basic user) {
        return new HttpCalls(composer, Authenticator.of(user), transport);
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
            return answered(sent, response, call);
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
                    ErrorCode.CREDENTIALS_REFUSED,
                    original.destination(),
                    "target",
                    "answered 401 to renewed credentials, too"));
        }
        return answered(again.get(), second, call);
    }

    private DestinationResponse answered(Exchange sent, DestinationResponse response, CallContext call) {
        try {
            authenticator.answered(sent, response, call);
            return response;
        } catch (RuntimeException e) {
            response.close();
            throw e;
        }
    }
}
