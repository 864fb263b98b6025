package dev.fairlead.cdi.connection;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.CallInput;
import dev.fairlead.source.DestinationLookup;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * What is injected: a name, and the way to the connection factory. Holds no connection between calls, so it may stand in
 * a bean of any scope; in a session that is stored, its address is stored.
 */
public final class ManagedHttpDestination implements HttpDestination, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient ApplicationConnections connections;
    private final transient CallInput input;
    private final transient Address address;

    /** Made at the first call and then the same for all of them. */
    private transient volatile DestinationLookup lookup;

    ManagedHttpDestination(ApplicationConnections connections, Address address, CallInput input) {
        this.connections = connections;
        this.address = address;
        this.input = input;
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public HttpDestination with(CallInput along) {
        return new ManagedHttpDestination(connections, address, along);
    }

    @Override
    public HttpDestination forTenant(String tenant) {
        if (tenant.isBlank()) {
            throw DestinationException.of(ErrorDetail.of(ErrorCode.LOOKUP_INVALID, address.name(), "tenant", "is blank")
                    .withHint("Name the tenant, or leave forTenant out for that of the installation"));
        }
        return new ManagedHttpDestination(connections, address.forTenant(tenant), input);
    }

    @Override
    public DestinationResponse send(DestinationRequest request) {
        return send(request, connections.user());
    }

    /** Sends a request for a user who was found before, on another thread; otherwise as {@link #send}. */
    public DestinationResponse send(DestinationRequest request, OnBehalfOf user) {
        HttpConnection connection = connections.borrow(lookup(), user);
        try {
            return new BorrowedResponse(connection.send(complete(request)), connection);
        } catch (RuntimeException | Error failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public CompletionStage<DestinationResponse> sendAsync(DestinationRequest request) {
        CompletableFuture<DestinationResponse> answer = new CompletableFuture<>();
        try {
            HttpConnection connection = connections.borrow(lookup(), connections.user());
            start(complete(request), connection).whenComplete((response, failure) -> {
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
    public OnBehalfOf user() {
        return connections.user();
    }

    DestinationLookup lookup() {
        DestinationLookup known = lookup;
        if (known == null) {
            known = connections.lookup(address);
            lookup = known;
        }
        return known;
    }

    private DestinationRequest complete(DestinationRequest request) {
        return input == CallInput.NONE || !request.input().equals(CallInput.NONE) ? request : request.input(input);
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

    private Object writeReplace() throws NotSerializableException {
        if (!input.equals(CallInput.NONE)) {
            throw new NotSerializableException("A destination with the input of a call, which may hold tokens. Store it"
                    + " without, and the tokens where they belong");
        }
        return StoredDestination.http(address);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("A destination is stored as what it takes to get it again");
    }

    @Override
    public String toString() {
        return "HttpDestination[" + address + "]";
    }
}
