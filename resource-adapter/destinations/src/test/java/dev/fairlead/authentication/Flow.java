package dev.fairlead.authentication;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.caller.Caller;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.EngineBuilder;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.input.CallInput;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A destination between a target and a token service that record what they see. The target repeats who calls. */
final class Flow implements AutoCloseable {

    final TestClock clock = new TestClock();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final TokenEndpoint tokens = new TokenEndpoint();
    final List<String> refused = new CopyOnWriteArrayList<>();
    final Peer target = Peer.http((exchange, request) -> {
        String authorization = String.valueOf(request.header("Authorization"));
        Peer.answer(exchange, refused.contains(authorization) ? 401 : 200, "text/plain", authorization);
    });
    final Map<String, String> properties = new ConcurrentHashMap<>();
    private final List<DestinationSource> neighbours = new ArrayList<>();
    private Optional<DestinationEngine> engine = Optional.empty();
    private UnaryOperator<EngineBuilder> engineOptions = builder -> builder;

    /** A destination of that authentication, with the client and the URL that the token service knows. */
    static Flow of(String authentication) {
        Flow flow = new Flow();
        flow.properties.putAll(flow.tokens.properties(flow.target.url()));
        flow.properties.put("Type", "HTTP");
        flow.properties.put("Authentication", authentication);
        return flow;
    }

    /** With another property. */
    Flow with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    /** Without a property. */
    Flow without(String property) {
        properties.remove(property);
        return this;
    }

    /** Where the token service takes these grants. */
    Flow allowing(String... grants) {
        tokens.allow(grants);
        return this;
    }

    /** Beside another destination. */
    Flow beside(String name, Map<String, String> others) {
        neighbours.add(MapSource.of(name, others));
        return this;
    }

    Flow engine(UnaryOperator<EngineBuilder> options) {
        engineOptions = options;
        return this;
    }

    synchronized DestinationEngine engine() {
        if (engine.isEmpty()) {
            List<DestinationSource> sources = new ArrayList<>(neighbours);
            sources.add(new Changing(properties));
            engine = Optional.of(engineOptions
                    .apply(DestinationEngine.builder()
                            .sources(sources)
                            .clock(clock)
                            .pause(pauses::add)
                            .executor(Runnable::run)
                            .revalidation(Duration.ofSeconds(5))
                            .allowPlainTokenService(true))
                    .build());
        }
        return engine.get();
    }

    DestinationResponse send(String tenant, Optional<Caller> caller, CallInput input) {
        return engine().send(
                        new DestinationLookup("", tenant, TARGET.name(), LookupOptions.DEFAULT),
                        caller,
                        DestinationRequest.get("x").input(input));
    }

    /** What the target was told. */
    String call(String tenant, Optional<Caller> caller, CallInput input) {
        return send(tenant, caller, input).text();
    }

    String call(Optional<Caller> caller, CallInput input) {
        return call("", caller, input);
    }

    String call(Optional<Caller> caller) {
        return call(caller, CallInput.NONE);
    }

    String call(CallInput input) {
        return call(Optional.empty(), input);
    }

    String call() {
        return call(Optional.empty());
    }

    DestinationException failure(String tenant, Optional<Caller> caller, CallInput input) {
        return catchThrowableOfType(DestinationException.class, () -> call(tenant, caller, input));
    }

    DestinationException failure(Optional<Caller> caller) {
        return failure("", caller, CallInput.NONE);
    }

    DestinationException failure(CallInput input) {
        return failure("", Optional.empty(), input);
    }

    DestinationException failure() {
        return failure(CallInput.NONE);
    }

    /** A user whose token serves for an hour. */
    Optional<Caller> user(String name) {
        return Callers.of(name, clock.instant().plusSeconds(3600));
    }

    /** The form of the only token request. */
    Map<String, List<String>> form() {
        if (tokens.requests().size() != 1) {
            throw new AssertionError("Expected one token request, there were "
                    + tokens.requests().size());
        }
        return form(0);
    }

    Map<String, List<String>> form(int request) {
        return TokenEndpoint.form(tokens.requests().get(request));
    }

    @Override
    public void close() {
        engine.ifPresent(DestinationEngine::close);
        target.close();
        tokens.close();
    }

    /** One destination whose properties may change. */
    private record Changing(Map<String, String> properties) implements DestinationSource {
        @Override
        public String description() {
            return "changing";
        }

        @Override
        public Set<String> names() {
            return Set.of(TARGET.name());
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return name.equals(TARGET.name()) ? Optional.of(Map.copyOf(properties)) : Optional.empty();
        }
    }
}
