package dev.fairlead.connector.http;

import dev.fairlead.caller.Caller;
import dev.fairlead.connector.EngineHost;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import java.util.Optional;

/**
 * One call, with all that it needs.
 *
 * @param host where the engine is
 * @param lookup the destination
 * @param caller on whose behalf
 * @param request what is sent
 * @param exchanges where the response is kept until it is closed
 */
record Call(
        EngineHost host,
        DestinationLookup lookup,
        Optional<Caller> caller,
        DestinationRequest request,
        OpenExchanges exchanges) {

    /** Sends the request on this thread and waits for the head of the response. */
    DestinationResponse run() {
        return exchanges.keep(host.engine().send(lookup, caller, request));
    }
}
