package dev.fairlead.agent.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.fixture.MutableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Endpoint GATEWAY = new Endpoint("gateway.example", 8443);

    private final List<String> passedOn = new ArrayList<>();
    private final LinkWatch watch = new LinkWatch(
            new DialListener() {
                @Override
                public void lost(Endpoint gateway, String reason) {
                    passedOn.add(reason);
                }
            },
            new MutableClock(NOW));

    @Test
    void aGatewayThatWasNeverReachedIsListedToo() {
        assertThat(watch.links(Map.of(GATEWAY, 0))).singleElement().satisfies(link -> {
            assertThat(link.gateway()).isEqualTo("gateway.example:8443");
            assertThat(link.since()).isEmpty();
            assertThat(link.lastError()).isEmpty();
        });
    }

    @Test
    void theLastErrorStaysKnownAfterTheNextConnection() {
        watch.lost(GATEWAY, "connection refused");
        watch.refused(GATEWAY, "revoked");
        watch.connected(GATEWAY, "session");

        assertThat(watch.links(Map.of(GATEWAY, 1))).singleElement().satisfies(link -> {
            assertThat(link.since()).contains(NOW);
            assertThat(link.losses()).isEqualTo(2);
            assertThat(link.lastError().orElseThrow().text()).isEqualTo("revoked");
            assertThat(link.lastError().orElseThrow().refused()).isTrue();
        });
        assertThat(passedOn).containsExactly("connection refused");
    }
}
