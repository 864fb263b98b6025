package dev.fairlead.binding.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.LogRecorder;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.TokenEndpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of a binding's client, for its own tenant and for subscribers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BindingTokenTest extends BindingFixture {

    @BeforeEach
    void bind() {
        landscape.knows("client", SECRET);
        process.setting("fairlead.binding.destination", withSecret("client", SECRET));
    }

    @Test
    void aClientWithASecretShowsItInTheForm() {
        assertThat(token(destinationService(), "")).isEqualTo("provider-client-1");

        Peer.Seen request = landscape.requests().get(0);
        assertThat(request.target()).isEqualTo("/oauth/token");
        assertThat(Landscape.meantHost(request)).isEqualTo("provider.auth.example.org");
        assertThat(TokenEndpoint.form(request))
                .isEqualTo(Map.of(
                        "grant_type", List.of("client_credentials"),
                        "client_id", List.of("client"),
                        "client_secret", List.of(SECRET)));
    }

    @Test
    void subscribersHaveHostsAndTokensOfTheirOwn() {
        BoundDestinationService service = destinationService();

        assertThat(token(service, "acme")).isEqualTo("acme-client-1");
        assertThat(token(service, "umbrella")).isEqualTo("umbrella-client-2");
        assertThat(token(service, "")).isEqualTo("provider-client-3");
        assertThat(token(service, "acme")).isEqualTo("acme-client-1");
        assertThat(landscape.requests())
                .extracting(Landscape::meantHost)
                .containsExactly("acme.auth.example.org", "umbrella.auth.example.org", "provider.auth.example.org");
    }

    @Test
    @Tag("DEST-99")
    @Tag("CONN-7")
    @Tag("CONN-8")
    void tenantsInParallelNeverShareAToken() throws Exception {
        BoundDestinationService service = destinationService();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> calls = IntStream.range(0, 400)
                    .mapToObj(i -> threads.submit(
                            () -> token(service, "tenant" + i % 8).startsWith("tenant" + i % 8 + "-client-")))
                    .toList();
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(landscape.requests()).hasSize(8);
    }

    @Test
    @Tag("DEST-103")
    void tokensAreRenewedBeforeTheyExpirePerTenant() {
        landscape.answersWith("\"expires_in\":3600");
        BoundDestinationService service = destinationService();
        assertThat(token(service, "acme")).isEqualTo("acme-client-1");
        assertThat(token(service, "umbrella")).isEqualTo("umbrella-client-2");

        clock.advance(Duration.ofMinutes(29));
        assertThat(token(service, "acme")).isEqualTo("acme-client-1");

        clock.advance(Duration.ofMinutes(1));
        token(service, "acme");
        assertThat(token(service, "acme")).isEqualTo("acme-client-3");

        clock.advance(Duration.ofMinutes(29).plusSeconds(30));
        assertThat(token(service, "umbrella")).isEqualTo("umbrella-client-4");
    }

    @Test
    void aLongLivedTokenIsRenewedAfterTwoHours() {
        BoundDestinationService service = destinationService();
        token(service, "");

        clock.advance(Duration.ofHours(2));
        token(service, "");

        assertThat(token(service, "")).isEqualTo("provider-client-2");
    }

    @Test
    void aTokenThatTheServiceRefusedIsReplaced() {
        BoundDestinationService service = destinationService();
        ServiceAccess refused = service.access("acme");
        assertThat(token(service, "umbrella")).isEqualTo("umbrella-client-2");

        refused.token().evict();

        assertThat(token(service, "acme")).isEqualTo("acme-client-3");
        assertThat(token(service, "umbrella")).isEqualTo("umbrella-client-2");
    }

    @Test
    void aRefusedClientIsToldOfTheBindingAndPauses() {
        process.setting("fairlead.binding.destination", withSecret("client", "other-s3cret"));
        BoundDestinationService service = destinationService();
        try (LogRecorder log = new LogRecorder()) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> service.access(""))
                        .isInstanceOfSatisfying(
                                DestinationException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.CLIENT_REJECTED))
                        .hasMessageStartingWith("FL-AUTH-021: binding 'destination', token service: answered 401")
                        .satisfies(e -> assertThat(trace(e)).doesNotContain("other-s3cret"));
            }
            assertThatThrownBy(() -> service.access(""))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_SERVICE_SUSPENDED));

            assertThat(landscape.requests()).hasSize(3);
            assertThat(log.lines()).noneMatch(line -> line.contains("other-s3cret"));
        }
    }

    @Test
    void nothingPrintsAToken() {
        ServiceAccess access = destinationService().access("acme");

        assertThat(access.toString() + access.token()).doesNotContain("acme-client-1");
    }

    @Test
    @Tag("DEST-105")
    @Tag("CONN-10")
    void aCertificateLeadsToMutualTlsWithoutASecret() {
        TestKey key = Landscape.CA.key("client", "RSA");
        landscape.knows("client", key);
        process.setting("fairlead.binding.destination", withCertificate(landscape.localCertUrl(), "client", key));

        try (BindingTokens direct = tokens(TokenTransports.DIRECT)) {
            ServiceAccess access =
                    services(direct).destination(Optional.empty()).orElseThrow().access("");

            assertThat(access.token().value().reveal()).contains("-client-1");
        }
        Peer.Seen request = landscape.mutualRequests().get(0);
        assertThat(request.target()).isEqualTo("/oauth/token");
        assertThat(request.clientCertificates()).startsWith(key.certificate());
        assertThat(TokenEndpoint.form(request))
                .isEqualTo(Map.of("grant_type", List.of("client_credentials"), "client_id", List.of("client")));
        assertThat(landscape.requests()).isEmpty();
    }

    @Test
    @Tag("DEST-105")
    void subscribersTokensAreFetchedWithTheSameCertificate() {
        TestKey key = Landscape.CA.key("client", "EC");
        landscape.knows("client", key);
        process.setting("fairlead.binding.destination", withCertificate(landscape.certUrl(), "client", key));

        assertThat(token(destinationService(), "acme")).isEqualTo("acme-client-1");
        assertThat(Landscape.meantHost(landscape.mutualRequests().get(0))).isEqualTo("acme.auth.cert.example.org");
    }

    @Test
    void aKeyThatIsNoneIsAnErrorOfTheBinding() {
        process.setting("fairlead.binding.destination", """
                {"uri":"https://service.example.org","certurl":"%s","clientid":"client","certificate":"nonsense",
                 "key":"b1nding-s3cret","credential-type":"x509"}""".formatted(landscape.certUrl()));

        assertThatThrownBy(() -> destinationService().access(""))
                .isInstanceOfSatisfying(
                        DestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE))
                .hasMessageStartingWith("FL-AUTH-040: binding 'destination', certificate and key")
                .satisfies(e -> assertThat(trace(e)).doesNotContain(SECRET));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
