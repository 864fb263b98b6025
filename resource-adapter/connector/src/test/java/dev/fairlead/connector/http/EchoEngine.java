package dev.fairlead.connector.http;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.caller.Caller;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine whose targets answer with the caller's token; destinations are set by tests. */
final class EchoEngine implements DestinationEngine {
    final List<EchoResponse> responses = new CopyOnWriteArrayList<>();
    private final Map<String, DestinationInfo> destinations = new ConcurrentHashMap<>();
    private volatile Runnable beforeAnswer = () -> {};

    /** A destination that differs by user. */
    void userBound(String name, String version) {
        put(name, "HTTP", "PrincipalPropagation", true, version);
    }

    /** A destination that is the same for everybody. */
    void shared(String name, String version) {
        put(name, "HTTP", "NoAuthentication", false, version);
    }

    void put(String name, String type, String authentication, boolean userBound, String version) {
        destinations.put(name, new DestinationInfo(name, type, authentication, "Internet", userBound, false, version));
    }

    void remove(String name) {
        destinations.remove(name);
    }

    /** Runs on the calling thread before a target answers. */
    void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    @Override
    public DestinationInfo describe(DestinationLookup lookup) {
        return Optional.ofNullable(destinations.get(lookup.name()))
                .orElseThrow(() -> DestinationException.of(
                        ErrorDetail.of(ErrorCode.DESTINATION_NOT_FOUND, lookup.name(), "", "is unknown")));
    }

    @Override
    public Configuration configuration(DestinationLookup lookup) {
        throw new UnsupportedOperationException("knows no properties");
    }

    @Override
    public AuthorizationEndpoint authorizationEndpoint(DestinationLookup lookup) {
        return new AuthorizationEndpoint(
                URI.create("https://login.example/" + lookup.name()), "shop", Optional.empty());
    }

    @Override
    public Optional<ObtainedToken> token(DestinationLookup lookup, CallContext call) {
        return Optional.empty();
    }

    @Override
    public int idleConnections(DestinationLookup lookup) {
        return 0;
    }

    @Override
    public DestinationResponse send(DestinationLookup lookup, Optional<Caller> caller, DestinationRequest request) {
        describe(lookup);
        beforeAnswer.run();
        String token = caller.flatMap(Caller::token).map(t -> t.reveal()).orElse("nobody");
        EchoResponse response = new EchoResponse(token + " " + request);
        responses.add(response);
        return response;
    }

    @Override
    public DestinationResponse sendAs(DestinationLookup lookup, Authentication.Basic user, DestinationRequest request) {
        throw new UnsupportedOperationException("knows no other users");
    }

    @Override
    public Registration register(String application, DestinationSource source) {
        source.names().forEach(name -> shared(name, "registered by " + application));
        return () -> source.names().forEach(this::remove);
    }

    @Override
    public void close() {
        destinations.clear();
    }
}
