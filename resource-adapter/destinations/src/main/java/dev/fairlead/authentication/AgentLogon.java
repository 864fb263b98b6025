package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.transport.Exchange;

/** What goes for requests that the agent logs on with. */
final class AgentLogon {

    private AgentLogon() {}

    /**
     * A request logs on once (authentication specification, 5.4 and 5.13).
     *
     * @throws DestinationException if the application, or the destination, says by itself who calls
     */
    static void refuseAuthorization(Exchange exchange) {
        if (exchange.headers().stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Authorization"))) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.INPUT_CONTRADICTORY,
                            exchange.destination(),
                            "request header Authorization",
                            "is set though the agent logs the user on")
                    .withHint("Remove the header from the request, or from URL.headers of the destination"));
        }
    }
}
