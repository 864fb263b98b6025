package dev.fairlead.binding.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.TokenEndpoint;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of Cloud Identity Services for the Destination service. */
class IdentityTokenTest extends BindingFixture {

    private final TestKey key = Landscape.CA.key("ias", "EC");

    @BeforeEach
    void bind() {
        landscape.knows("ias", key);
        process.setting("fairlead.binding.destination", "{\"uri\":\"https://service.example.org\"}")
                .setting("fairlead.binding.destination.client", "identity")
                .setting("fairlead.binding.identity", identity(key));
    }

    private BoundDestinationService service() {
        return services().destination(Optional.empty()).orElseThrow();
    }

    @Test
    void theTokenComesFromIdentityByMutualTls() {
        service().access("");

        Peer.Seen request = landscape.mutualRequests().get(0);
        assertThat(request.target()).isEqualTo("/oauth2/token");
        assertThat(request.clientCertificates()).startsWith(key.certificate());
        assertThat(TokenEndpoint.form(request))
                .isEqualTo(Map.of("grant_type", List.of("client_credentials"), "client_id", List.of("ias")));
    }

    @Test
    void theCallToTheServiceShowsTheSameCertificate() {
        ServiceAccess access = service().access("");
        try (Peer destinationService = Peer.mutual(
                        Landscape.CA.serverTrustingClients("localhost", "localhost"), Peer.answering("found"));
                Transport transport = TokenTransports.DIRECT.open(access.tls(), Duration.ofSeconds(10));
                DestinationResponse response =
                        transport.exchange(get(HttpUrl.parse(destinationService.url("localhost"))))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(destinationService.onlyRequest().clientCertificates()).startsWith(key.certificate());
        }
    }

    private static Exchange get(HttpUrl url) {
        return new Exchange(
                "", "service", "GET", url, "/", List.of(), Optional.empty(), Duration.ofSeconds(10), Optional.empty());
    }

    /** Cloud Identity Services that give every tenant's client a token of {@code tenant}. */
    private void issueFor(String tenant) {
        landscape.gives(Callers.sign(new JWTClaimsSet.Builder()
                .issuer("https://mine.accounts.example")
                .claim("app_tid", tenant)
                .build()));
    }

    @Test
    void theTokenOfTheOwnTenantNamesItWhereTheBindingDoes() {
        process.setting(
                "fairlead.binding.identity", identity(key).replaceFirst("\\{", "{\"app_tid\":\"1d-0f-provider\","));

        service().access("");

        assertThat(TokenEndpoint.form(landscape.mutualRequests().get(0)))
                .containsEntry("app_tid", List.of("1d-0f-provider"));
    }

    @Test
    void theTokenOfASubscriberIsAskedForByItsId() {
        issueFor("1d-0f-acme");

        service().access("1d-0f-acme");

        assertThat(TokenEndpoint.form(landscape.mutualRequests().get(0)))
                .containsEntry("app_tid", List.of("1d-0f-acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d-0f-provider", ""})
    void aTokenOfAnotherTenantIsNotUsedForASubscriber(String given) {
        issueFor(given);
        BoundDestinationService service = service();

        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> service.access("1d-0f-acme"))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                    .hasMessageContaining("gave a token that is not of tenant '1d-0f-acme'");
            assertThat(landscape.mutualRequests()).as("not kept").hasSize(i);
        }
    }

    @Test
    void anOpaqueTokenIsNotUsedForASubscriber() {
        BoundDestinationService service = service();

        assertThatThrownBy(() -> service.access("1d-0f-acme")).hasMessageContaining("is not of tenant '1d-0f-acme'");
    }

    @Test
    void whoseClientItIsMustBeClear() {
        process.setting("fairlead.binding.destination.client", "xsuaa");

        assertThatThrownBy(this::service)
                .hasMessageContaining("fairlead.binding.destination.client: is neither identity nor own");
    }

    @Test
    void withoutABindingOfIdentityThereIsNoClient() {
        process.setting("fairlead.binding.identity", "");

        assertThatThrownBy(this::service).hasMessageContaining("service identity: is not bound");
    }
}
