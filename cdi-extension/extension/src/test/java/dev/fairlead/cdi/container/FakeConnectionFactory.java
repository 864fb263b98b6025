package dev.fairlead.cdi.container;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.destination.source.ConfigDestinationSource;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.FlatConfiguration;
import dev.fairlead.source.Registration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.naming.Reference;

/** A connection factory whose targets are functions. It counts the handles that have not been given back. */
public final class FakeConnectionFactory implements HttpConnectionFactory {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Function<Exchange, FakeResponse>> targets = new ConcurrentHashMap<>();
    private final transient Map<String, ErrorCode> faults = new ConcurrentHashMap<>();
    private final transient Map<String, DestinationSource> sources = new ConcurrentHashMap<>();
    private final transient List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final AtomicInteger openHandles = new AtomicInteger();
    private transient Function<CompletionStage<DestinationResponse>, CompletionStage<DestinationResponse>> async =
            Function.identity();

    /** Adds a destination whose target answers like this. */
    public FakeConnectionFactory target(String destination, Function<Exchange, FakeResponse> answer) {
        targets.put(destination, answer);
        return this;
    }

    /** Adds a destination that can neither be checked nor called. */
    public FakeConnectionFactory fault(String destination, ErrorCode code) {
        faults.put(destination, code);
        return this;
    }

    /** Lets asynchronous answers come differently: later, or not at all. */
    public void asynchronously(
            Function<CompletionStage<DestinationResponse>, CompletionStage<DestinationResponse>> change) {
        async = change;
    }

    public List<Exchange> exchanges() {
        return exchanges;
    }

    public Exchange lastExchange() {
        return exchanges.get(exchanges.size() - 1);
    }

    public int openHandles() {
        return openHandles.get();
    }

    /** Registered sources by application. */
    public Map<String, DestinationSource> sources() {
        return sources;
    }

    @Override
    public HttpConnection getConnection(DestinationLookup lookup, OnBehalfOf user) {
        check(lookup);
        openHandles.incrementAndGet();
        return new Handle(lookup, user);
    }

    @Override
    public AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup) {
        check(lookup);
        return new AuthorizationEndpoint(
                URI.create("https://login.example/authorize?prompt=consent"), "shop", Optional.of("read write"));
    }

    @Override
    public void check(DestinationLookup lookup) {
        ErrorCode fault = faults.get(lookup.name());
        if (fault == null && !targets.containsKey(lookup.name()) && !isOwn(lookup)) {
            fault = ErrorCode.DESTINATION_NOT_FOUND;
        }
        if (fault != null) {
            throw DestinationException.of(ErrorDetail.of(fault, lookup.name(), "", "is not in order"));
        }
    }

    private boolean isOwn(DestinationLookup lookup) {
        DestinationSource source = sources.get(lookup.application());
        return source != null && source.find(lookup.name()).isPresent();
    }

    @Override
    public DestinationSource sourceOf(FlatConfiguration configuration) {
        return new ConfigDestinationSource(configuration);
    }

    @Override
    public Registration register(String application, DestinationSource source) {
        sources.put(application, source);
        return () -> sources.remove(application, source);
    }

    @Override
    public void setReference(Reference reference) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reference getReference() {
        throw new UnsupportedOperationException();
    }

    private final class Handle implements HttpConnection {
        private final DestinationLookup lookup;
        private final OnBehalfOf user;
        private boolean closed;

        Handle(DestinationLookup lookup, OnBehalfOf user) {
            this.lookup = lookup;
            this.user = user;
        }

        @Override
        public DestinationResponse send(DestinationRequest request) {
            Exchange exchange = new Exchange(lookup, user, request, bytes(request));
            exchanges.add(exchange);
            return targets.get(lookup.name()).apply(exchange);
        }

        @Override
        public CompletionStage<DestinationResponse> sendAsync(DestinationRequest request) {
            return async.apply(CompletableFuture.supplyAsync(() -> send(request)));
        }

        @Override
        public void close() {
            if (closed) {
                throw new IllegalStateException("closed twice");
            }
            closed = true;
            openHandles.decrementAndGet();
        }
    }

    private static byte[] bytes(DestinationRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (request.body().isPresent()) {
            try {
                request.body().get().content().writeTo(bytes);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return bytes.toByteArray();
    }
}
