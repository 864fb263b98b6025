package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWKSet;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.binding.BindingEnvironment;
import dev.fairlead.binding.ServiceBindings;
import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TokenEndpoint;
import dev.fairlead.testing.Vectors;
import dev.fairlead.transport.AddressPolicy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services and issuers in a private network, with certificates of a private authority. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrivateInstallationTest {

    private static final TestCa CA = TestCa.create("Private CA");
    private static final TrustSettings PRIVATE_CA =
            new TrustSettings(Optional.of("ca.pem"), Secret.EMPTY, false, HostnameRule.STRICT);
    private static final AddressPolicy LOOPBACK_LISTED = AddressPolicy.PUBLIC.alsoAllowing(List.of("127.0.0.1"));

    @TempDir
    private Path directory;

    private final Peer peer = Peer.https(
            CA.server("localhost", "localhost"),
            (exchange, request) -> Peer.answer(
                    exchange,
                    200,
                    "application/json",
                    switch (request.target()) {
                        case "/keys" -> new JWKSet(Vectors.k1().toPublicJWK()).toString();
                        case "/oauth/token" -> "{\"access_token\":\"b1nding-token\",\"expires_in\":3600}";
                        default ->
                            "{\"destinationConfiguration\":{\"Name\":\"erp\",\"Type\":\"HTTP\",\"URL\":\"https://erp\","
                                    + "\"Authentication\":\"NoAuthentication\"}}";
                    }));
    private final TokenEndpoint tokens = new TokenEndpoint().allow(TokenEndpoint.JWT_BEARER);

    @BeforeEach
    void writeTrustStore() {
        CA.writePem(directory.resolve("ca.pem"));
    }

    @AfterEach
    void close() {
        peer.close();
        tokens.close();
    }

    private EngineBuilder bound() {
        String url = peer.url("localhost");
        Map<String, String> settings = Map.of("fairlead.binding.destination", """
                {"uri":"%s","url":"%s","uaadomain":"localhost","clientid":"client","clientsecret":"b1nding-s3cret"}""".formatted(url, url));
        return DestinationEngine.builder()
                .trustDirectory(directory)
                .pause(pause -> {})
                .bindings(BindingOptions.of(new ServiceBindings(
                        key -> Optional.ofNullable(settings.get(key)),
                        new BindingEnvironment(Map::of, Path.of("/nowhere")))));
    }

    @Test
    void aBoundServiceAndItsTokenServiceAreTrustedByTheInstallationsAuthority() {
        try (DestinationEngine engine = bound().trust(PRIVATE_CA).build()) {
            assertThat(engine.describe(DestinationLookup.of("erp")).authentication())
                    .isEqualTo("NoAuthentication");
        }
        assertThat(peer.requests()).hasSize(2);
    }

    @Test
    void withoutItNobodySendsThemASecret() {
        try (DestinationEngine engine = bound().build()) {
            DestinationException failure = catchThrowableOfType(
                    DestinationException.class, () -> engine.describe(DestinationLookup.of("erp")));

            assertThat(failure.code()).isEqualTo(ErrorCode.TLS_FAILED);
        }
        assertThat(peer.requests()).isEmpty();
    }

    /** A destination that verifies users by keys at the peer. */
    private EngineBuilder verifying() {
        Map<String, String> properties = new HashMap<>(tokens.properties("https://erp"));
        properties.put("Authentication", "OAuth2JWTBearer");
        properties.put("x_user_token.jwks_uri", peer.url("localhost") + "/keys");
        return Engines.builder(properties)
                .clock(new TestClock())
                .allowPlainTokenService(true)
                .trustDirectory(directory);
    }

    private static String token(DestinationEngine engine) {
        CallContext jane = new CallContext(Callers.of("", "jane", Vectors.t1()), CallInput.NONE);
        return engine.token(TARGET, jane).orElseThrow().value().reveal();
    }

    @Test
    void anIssuerIsFoundAtAListedAddressWithACertificateOfTheInstallationsAuthority() {
        try (DestinationEngine engine =
                verifying().trust(PRIVATE_CA).issuerAddresses(LOOPBACK_LISTED).build()) {
            assertThat(token(engine)).isEqualTo("token-1");
        }
        assertThat(peer.onlyRequest().target()).isEqualTo("/keys");
    }

    @Test
    @Tag("AUTH-84")
    void anIssuerAtALoopbackAddressIsNotAskedUnlessItIsListed() {
        try (DestinationEngine engine = verifying().trust(PRIVATE_CA).build()) {
            DestinationException failure = catchThrowableOfType(DestinationException.class, () -> token(engine));

            assertThat(failure).hasMessageContaining("must not be connected to");
        }
        assertThat(peer.requests()).isEmpty();
        assertThat(tokens.requests()).isEmpty();
    }
}
