package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.destination.source.MapSource;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.Registration;
import dev.fairlead.testing.RawPeer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections end with the version of the destination that they belong to. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetirementTest {

    private static final DestinationLookup OF_SHOP = new DestinationLookup("shop", "", "target", LookupOptions.DEFAULT);

    private final AtomicInteger ended = new AtomicInteger();
    private final RawPeer peer = new RawPeer(socket -> {
        try {
            while (true) {
                RawPeer.readHead(socket);
                RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody");
            }
        } finally {
            ended.incrementAndGet();
        }
    });

    @AfterEach
    void close() throws IOException {
        peer.close();
    }

    private Map<String, String> properties() {
        return Map.of("Type", "HTTP", "URL", peer.url(), "Authentication", "NoAuthentication");
    }

    private static DestinationResponse send(DestinationEngine engine, DestinationLookup lookup) {
        return engine.send(lookup, Optional.empty(), DestinationRequest.get("x"));
    }

    @Test
    void idleConnectionsOfAnApplicationEndWithItsRegistration() {
        try (DestinationEngine engine = DestinationEngine.builder().build()) {
            Registration shop = engine.register("shop", MapSource.of("target", properties()));
            assertThat(send(engine, OF_SHOP).text()).isEqualTo("body");
            assertThat(ended).hasValue(0);

            shop.close();

            await().until(() -> ended.get() == 1);
        }
    }

    @Test
    void aResponseUnderWayIsReadToItsEndAndItsConnectionIsNotKept() {
        try (DestinationEngine engine = DestinationEngine.builder().build()) {
            Registration shop = engine.register("shop", MapSource.of("target", properties()));
            DestinationResponse response = send(engine, OF_SHOP);

            shop.close();

            assertThat(response.text()).isEqualTo("body");
            await().until(() -> ended.get() == 1);
        }
    }

    @Test
    void connectionsOfTheLeastUsedDestinationEndWhenThereAreTooMany() {
        MapSource source = new MapSource("many", Map.of("a", properties(), "b", properties(), "c", properties()));
        try (DestinationEngine engine = DestinationEngine.builder()
                .sources(List.of(source))
                .maximumDestinations(1)
                .build()) {
            for (String name : List.of("a", "b", "c")) {
                assertThat(send(engine, DestinationLookup.of(name)).text()).isEqualTo("body");
            }

            await().until(() -> ended.get() >= 2);
        }
    }

    @Test
    void allConnectionsEndWithTheEngine() {
        DestinationEngine engine = DestinationEngine.builder()
                .sources(List.of(MapSource.of("target", properties())))
                .build();
        assertThat(send(engine, DestinationLookup.of("target")).text()).isEqualTo("body");

        engine.close();

        await().until(() -> ended.get() == 1);
    }
}
