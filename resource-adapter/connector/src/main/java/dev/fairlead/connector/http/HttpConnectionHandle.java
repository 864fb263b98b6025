package dev.fairlead.connector.http;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import jakarta.resource.ResourceException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What an application holds of a managed connection. It carries the caller with the token of the moment, which the
 * managed connection beneath never sees. Public, not final and with a constructor without arguments, because TomEE
 * derives classes from handles to find leaks.
 */
public class HttpConnectionHandle implements HttpConnection {
    private HttpManagedConnection connection;
    private Optional<Caller> caller = Optional.empty();
    private OnBehalfOf signedOn = OnBehalfOf.NOBODY;
    private OpenExchanges exchanges = new OpenExchanges("");

    /** For containers that derive classes from this one; such a handle is closed. */
    public HttpConnectionHandle() {}

    /** @param signedOn the user whom the container signed on; {@link OnBehalfOf#NOBODY} itself leaves that to the application */
    HttpConnectionHandle(HttpManagedConnection connection, OnBehalfOf signedOn) {
        this.connection = connection;
        this.signedOn = signedOn;
        this.exchanges = new OpenExchanges(connection.request().lookup().name());
    }

    /**
     * Says on whose behalf the following calls are, unless the container did. Public because
     * calls of derived classes must reach it.
     *
     * @param authentication that of the destination, for messages
     * @throws dev.fairlead.error.NoUserException if the destination needs a user and there is none
     * @throws IllegalStateException if the managed connection belongs to another user, or the handle is closed
     */
    public synchronized void bind(OnBehalfOf user, String authentication) {
        caller = open().request().checked(signedOn == OnBehalfOf.NOBODY ? user : signedOn, authentication);
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
        HttpManagedConnection current = open();
        return new Call(current.host(), current.request().lookup(), caller, request, exchanges);
    }

    private HttpManagedConnection open() {
        if (connection == null) {
            throw new IllegalStateException("This connection to a destination is closed, or its container took it back:"
                    + " get another one from the connection factory");
        }
        return connection;
    }

    /** Another managed connection takes over this handle; only one that is its equal may. */
    synchronized void moveTo(HttpManagedConnection target) throws ResourceException {
        if (connection == null || !connection.request().equals(target.request())) {
            throw new ResourceException("A handle moves only between connections of the same destination and identity");
        }
        connection.forget(this);
        connection = target;
    }

    /** The container takes the managed connection back, whether the application has closed the handle or not. */
    void invalidate() {
        detach();
        exchanges.endAll();
    }

    @Override
    public void close() {
        HttpManagedConnection closing = detach();
        exchanges.endAll();
        if (closing != null) {
            closing.handleClosed(this);
        }
    }

    private synchronized HttpManagedConnection detach() {
        HttpManagedConnection last = connection;
        connection = null;
        caller = Optional.empty();
        signedOn = OnBehalfOf.NOBODY;
        return last;
    }
}
