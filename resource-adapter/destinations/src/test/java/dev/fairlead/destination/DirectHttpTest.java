package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.destination.source.MapSource;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.RequestBody;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testing.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectHttpTest {

    private static final DestinationLookup SHOP = DestinationLookup.of("shop");

    private final Peer peer = Peer.http(Peer.answering("hällo"));
    private final DestinationEngine engine = DestinationEngine.builder()
            .sources(List.of(MapSource.of(
                    "shop",
                    Map.of(
                            "Type", "HTTP",
                            "URL", peer.url() + "/base?lang=de",
                            "Authentication", "NoAuthentication",
                            "URL.headers.X-Region", "eu",
                            "URL.headers.X-Mode", "quiet",
                            "URL.queries.from", "a&b",
                            "sap-client", "100"))))
            .build();

    @AfterEach
    void close() {
        engine.close();
        peer.close();
    }

    private DestinationResponse send(DestinationRequest request) {
        return engine.send(SHOP, Optional.empty(), request);
    }

    @Test
    void requestReachesTheTargetBelowTheDestinationsUrl() {
        try (DestinationResponse response = send(DestinationRequest.get("orders/1"))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("hällo");
        }

        assertThat(peer.onlyRequest().target()).isEqualTo("/base/orders/1?lang=de&from=a%26b");
    }

    @Test
    void headersOfTheDestinationAreAddedAndThoseOfTheCallWin() {
        send(DestinationRequest.get("orders").header("x-mode", "loud")).close();

        Peer.Seen request = peer.onlyRequest();
        assertThat(request.header("X-Region")).isEqualTo("eu");
        assertThat(request.headers().get("x-mode")).containsExactly("loud");
        assertThat(request.header("sap-client")).isEqualTo("100");
    }

    @Test
    void bodyArrivesWithItsTypeAndLength() {
        send(DestinationRequest.post("orders", RequestBody.json("{\"a\":1}"))).close();

        Peer.Seen request = peer.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo("{\"a\":1}");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Content-Length")).isEqualTo("7");
    }

    @Test
    void nothingIsSentThatNobodyAskedFor() {
        send(DestinationRequest.get("orders")).close();

        assertThat(peer.onlyRequest().headers().keySet())
                .containsExactlyInAnyOrder("connection", "host", "x-region", "x-mode", "sap-client");
    }
}
