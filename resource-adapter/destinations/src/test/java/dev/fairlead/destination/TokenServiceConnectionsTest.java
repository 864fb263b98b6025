package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.testing.TestClock;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who goes to a token service together: thousands of destinations need not keep a connection each. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenServiceConnectionsTest {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final RawPeer tokenService = new RawPeer(this::answer);
    private final TestClock clock = new TestClock();
    private final Map<String, Map<String, String>> destinations = new ConcurrentHashMap<>();
    private final DestinationEngine engine = DestinationEngine.builder()
            .sources(List.of(new Changing(destinations)))
            .clock(clock)
            .revalidation(Duration.ofSeconds(5))
            .allowPlainTokenService(true)
            .build();

    private void answer(Socket socket) throws IOException {
        try {
            while (true) {
                Matcher length = LENGTH.matcher(RawPeer.readHead(socket));
                assertThat(length.find()).isTrue();
                socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
                String token = "{\"access_token\":\"t-" + requests.incrementAndGet() + "\",\"expires_in\":3600}";
                RawPeer.write(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + token.length()
                                + "\r\n\r\n" + token);
            }
        } finally {
            ended.incrementAndGet();
        }
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        tokenService.close();
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "Type", "HTTP",
                "URL", "http://target.example",
                "Authentication", "OAuth2ClientCredentials",
                "clientId", "client",
                "clientSecret", "s3cret",
                "tokenServiceURL", tokenService.url() + "/token"));
        properties.putAll(more);
        return properties;
    }

    private void getToken(DestinationLookup lookup) {
        assertThat(engine.token(lookup, CallContext.NONE)).isPresent();
    }

    private void getToken(String name) {
        getToken(DestinationLookup.of(name));
    }

    @Test
    void destinationsOfOneTokenServiceShareItsConnection() {
        for (String name : List.of("a", "b", "c")) {
            destinations.put(name, with(Map.of("clientId", "client-of-" + name)));
            getToken(name);
        }

        assertThat(requests).hasValue(3);
        assertThat(tokenService.connections()).isEqualTo(1);
    }

    @Test
    void tenantsDoNotShareConnections() {
        destinations.put(
                "a",
                with(Map.of(
                        "tokenServiceURLType", "Common", "tokenServiceURL", tokenService.url() + "/{tenant}/token")));

        getToken(new DestinationLookup("", "one", "a", LookupOptions.DEFAULT));
        getToken(new DestinationLookup("", "two", "a", LookupOptions.DEFAULT));

        assertThat(tokenService.connections()).isEqualTo(2);
    }

    @Test
    void applicationsDoNotShareConnections() {
        for (String application : List.of("shop", "stock")) {
            engine.register(application, MapSource.of("a", with(Map.of())));
            getToken(new DestinationLookup(application, "", "a", LookupOptions.DEFAULT));
        }

        assertThat(tokenService.connections()).isEqualTo(2);
    }

    @Test
    void aDestinationWithTrustOrLimitsOfItsOwnHasConnectionsOfItsOwn() {
        destinations.put("a", with(Map.of()));
        destinations.put("trusting", with(Map.of("TrustAll", "TRUE")));
        destinations.put("lenient", with(Map.of("HostnameVerifier", "BrowserCompatible")));
        destinations.put("hasty", with(Map.of("tokenServiceURL.ConnectionTimeoutInSeconds", "7")));
        destinations.keySet().forEach(this::getToken);

        assertThat(tokenService.connections()).isEqualTo(4);
    }

    @Test
    void theConnectionStaysWithWhoIsLeftAndEndsWithTheLast() {
        destinations.put("a", with(Map.of()));
        destinations.put("b", with(Map.of()));
        getToken("a");
        getToken("b");

        remove("a");
        clock.advance(Duration.ofHours(1));
        getToken("b");

        assertThat(requests).hasValue(3);
        assertThat(tokenService.connections()).isEqualTo(1);
        assertThat(ended).hasValue(0);

        remove("b");

        await().until(() -> ended.get() == 1);
    }

    private void remove(String name) {
        destinations.remove(name);
        clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> getToken(name)).isInstanceOf(DestinationNotFoundException.class);
    }

    /** Destinations that come and go. */
    private record Changing(Map<String, Map<String, String>> destinations) implements DestinationSource {
        @Override
        public String description() {
            return "changing";
        }

        @Override
        public Set<String> names() {
            return destinations.keySet();
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return Optional.ofNullable(destinations.get(name));
        }
    }
}
