package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.http.DestinationRequest;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.RawPeer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class WebProxyTest {

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final RawPeer proxy = new RawPeer(socket -> {
        heads.add(RawPeer.readHead(socket));
        RawPeer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });

    @BeforeEach
    void configure() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
    }

    @AfterEach
    void restore() throws IOException {
        System.clearProperty("http.proxyHost");
        System.clearProperty("http.proxyPort");
        proxy.close();
    }

    @Test
    void destinationsInTheInternetAreCalledThroughTheProxyOfTheJvm() {
        try (DestinationEngine engine = Engines.engine(Map.of("URL", "http://shop.invalid/base"))) {
            engine.send(TARGET, Optional.empty(), DestinationRequest.get("a//b/../c"))
                    .close();

            assertThat(heads.get(0))
                    .startsWith("GET http://shop.invalid/base/a//b/../c HTTP/1.1\r\n")
                    .contains("Host: shop.invalid\r\n");
        }
    }

    @Test
    void destinationsOnPremiseAreNot() throws IOException {
        try (RawPeer agent = new RawPeer(socket -> {
                    RawPeer.readHead(socket);
                    RawPeer.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                });
                DestinationEngine engine = Engines.builder(
                                Map.of("URL", "http://erp.virtual", "ProxyType", "OnPremise"))
                        .tunnel(new FakeTunnel(agent.port()))
                        .build()) {
            assertThat(engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))
                            .status())
                    .isEqualTo(204);
            assertThat(heads).isEmpty();
        }
    }
}
