package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A destination with client credentials between a target and a token endpoint that record what they see. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ClientCredentialsFixture {
    final TestClock clock = new TestClock();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final List<Runnable> background = new CopyOnWriteArrayList<>();
    final TokenEndpoint tokens = new TokenEndpoint();
    final List<String> refused = new CopyOnWriteArrayList<>();
    final Peer target = Peer.http((exchange, request) -> {
        String authorization = String.valueOf(request.header("Authorization"));
        Peer.answer(exchange, refused.contains(authorization) ? 401 : 200, "text/plain", authorization);
    });
    DestinationEngine engine = engine(Map.of());

    DestinationEngine engine(Map<String, String> more) {
        return builder(more).build();
    }

    EngineBuilder builder(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(tokens.properties(target.url()));
        properties.putAll(more);
        return Engines.builder(properties)
                .clock(clock)
                .pause(pauses::add)
                .executor(background::add)
                .allowPlainTokenService(true);
    }

    void restart(Map<String, String> more) {
        engine.close();
        engine = engine(more);
    }

    @AfterEach
    void close() {
        engine.close();
        target.close();
        tokens.close();
    }

    DestinationResponse send() {
        return engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"));
    }

    String authorization() {
        return send().text();
    }

    DestinationException failure() {
        return catchThrowableOfType(DestinationException.class, this::send);
    }
}
