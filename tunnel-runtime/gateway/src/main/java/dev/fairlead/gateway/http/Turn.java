package dev.fairlead.gateway.http;

import java.util.Optional;

/**
 * What waits for its turn on a connection; exactly one of the two is there.
 *
 * @param request to be served
 * @param error the answer to a request that cannot be
 */
record Turn(Optional<ProxyRequest> request, Optional<ErrorResponse> error) {

    static Turn of(ProxyRequest request) {
        return new Turn(Optional.of(request), Optional.empty());
    }

    static Turn of(ErrorResponse error) {
        return new Turn(Optional.empty(), Optional.of(error));
    }
}
