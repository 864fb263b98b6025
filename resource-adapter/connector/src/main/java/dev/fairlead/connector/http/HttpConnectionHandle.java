package dev.fairlead.connector.http;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.connection.DestinationHandle;
import dev.fairlead.connector.connection.DestinationManagedConnection;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import java.util.concurrent.CompletionStage;

/** A handle on a connection to an HTTP destination. */
public class HttpConnectionHandle extends DestinationHandle implements HttpConnection {
    private OpenExchanges exchanges = new OpenExchanges("");

    /** For containers that derive classes from this one; such a handle is closed. */
    public HttpConnectionHandle() {}

    HttpConnectionHandle(DestinationManagedConnection connection, OnBehalfOf signedOn) {
        super(connection, signedOn);
        this.exchanges = new OpenExchanges(connection.request().lookup().name());
    }

    @Override
    public DestinationResponse send(DestinationRequest request) {
        return call(request).run();
    }

    @Override
    public CompletionStage<DestinationResponse> sendAsync(DestinationRequest request) {
        Call call = call(request);
        return call.exchanges().schedule(call, call.host().workManager());
    }

    /** Everything that a call needs, read at once: the handle may be moved or closed while the call is under way. */
    private synchronized Call call(DestinationRequest request) {
        DestinationManagedConnection current = open();
        return new Call(current.host(), current.request().lookup(), caller(), request, exchanges);
    }

    @Override
    protected void ended() {
        exchanges.endAll();
    }
}
