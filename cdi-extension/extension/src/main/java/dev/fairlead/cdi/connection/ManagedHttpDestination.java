package dev.fairlead.cdi.connection;

import dev.fairlead.Destinations;
import dev.fairlead.caller.Caller;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpDestination;
import jakarta.enterprise.inject.spi.CDI;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * What is injected: a name, and the way to the connection factory. Holds no connection between calls, so it may stand in
 * a bean of any scope; in a session that is stored, its name is stored.
 */
public final class ManagedHttpDestination implements HttpDestination, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient ApplicationConnections connections;
    private final String name;
    private final String fragment;

    ManagedHttpDestination(ApplicationConnections connections, String name, String fragment) {
        this.connections = connections;
        this.name = name;
        this.fragment = fragment;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DestinationResponse send(DestinationRequest request) {
        return send(request, connections.caller());
    }

    /** Sends a request for a caller who was found before, on another thread; otherwise as {@link #send}. */
    public DestinationResponse send(DestinationRequest request, Optional<Caller> caller) {
        HttpConnection connection = connections.borrow(name, fragment, caller);
        try {
            return new BorrowedResponse(connection.send(request), connection);
        } catch (RuntimeException | Error failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public CompletionStage<DestinationResponse> sendAsync(DestinationRequest request) {
        CompletableFuture<DestinationResponse> answer = new CompletableFuture<>();
        try {
            HttpConnection connection = connections.borrow(name, fragment, connections.caller());
            start(request, connection).whenComplete((response, failure) -> {
                if (failure == null) {
                    deliver(new BorrowedResponse(response, connection), answer);
                } else {
                    connection.close();
                    answer.completeExceptionally(causeOf(failure));
                }
            });
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
        return answer;
    }

    /** The user found on the calling thread, for a call that another thread makes. */
    public Optional<Caller> caller() {
        return connections.caller();
    }

    private static CompletionStage<DestinationResponse> start(DestinationRequest request, HttpConnection connection) {
        try {
            return connection.sendAsync(request);
        } catch (RuntimeException | Error failure) {
            connection.close();
            throw failure;
        }
    }

    /** An answer that nobody waits for any more, because the stage was cancelled, must not keep its connection. */
    private static void deliver(DestinationResponse response, CompletableFuture<DestinationResponse> answer) {
        if (!answer.complete(response)) {
            response.close();
        }
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private Object readResolve() {
        return CDI.current().select(Destinations.class).get().http(name, fragment);
    }

    @Override
    public String toString() {
        return "HttpDestination[" + name + (fragment.isEmpty() ? "" : " with " + fragment) + "]";
    }
}
