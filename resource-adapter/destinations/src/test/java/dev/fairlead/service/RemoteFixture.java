package dev.fairlead.service;

import dev.fairlead.binding.BindingEnvironment;
import dev.fairlead.binding.ServiceBindings;
import dev.fairlead.caller.Caller;
import dev.fairlead.destination.BindingOptions;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.EngineBuilder;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.DestinationService;
import dev.fairlead.testing.Loopback;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** An application bound to a Destination service, and a target that says what it got. */
abstract class RemoteFixture {

    static final String PROVIDER = DestinationService.PROVIDER;

    final TestClock clock = new TestClock();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final DestinationService service = new DestinationService(clock);
    final Peer target = Peer.http(Peer.answering("ok"));
    DestinationEngine engine = builder(options()).build();

    BindingOptions options() {
        return BindingOptions.of(new ServiceBindings(
                        key -> Optional.empty(),
                        new BindingEnvironment(() -> Map.of("VCAP_SERVICES", service.vcap()), Path.of("/nowhere"))))
                .transports(Loopback.transports());
    }

    EngineBuilder builder(BindingOptions options) {
        return DestinationEngine.builder()
                .bindings(options)
                .allowPlainTokenService(true)
                .clock(clock)
                .pause(pause -> {
                    pauses.add(pause);
                    clock.advance(pause);
                })
                .executor(Runnable::run);
    }

    @AfterEach
    void close() {
        engine.close();
        service.close();
        target.close();
    }

    /** Properties of a destination that leads to the target. */
    Map<String, String> properties(String authentication, String... more) {
        Map<String, String> properties = new HashMap<>(Map.of("URL", target.url(), "Authentication", authentication));
        if (authentication.startsWith("OAuth2")) {
            properties.put("clientId", "c");
            properties.put("clientSecret", "s3cret-of-destination");
            properties.put("tokenServiceURL", "https://uaa.example.org/oauth/token");
        }
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return properties;
    }

    static DestinationLookup lookup(String tenant, String name) {
        return new DestinationLookup("", tenant, name, LookupOptions.DEFAULT);
    }

    static DestinationLookup lookup(String tenant, String name, LookupOptions options) {
        return new DestinationLookup("", tenant, name, options);
    }

    Optional<Caller> user(String tenant, String name) {
        return Callers.of("id-of-" + tenant, name, DestinationService.token(tenant, name, 0, clock));
    }

    int get(DestinationLookup lookup, Optional<Caller> caller) {
        return get(lookup, caller, DestinationRequest.get("x"));
    }

    int get(DestinationLookup lookup, Optional<Caller> caller, DestinationRequest request) {
        try (DestinationResponse response = engine.send(lookup, caller, request)) {
            return response.status();
        }
    }

    /** {@code Authorization} of the last request to the target. */
    String lastAuthorization() {
        return target.requests().get(target.requests().size() - 1).header("Authorization");
    }

    Peer.Seen lastFind() {
        return service.finds().get(service.finds().size() - 1);
    }
}
