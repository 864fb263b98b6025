package dev.fairlead.binding.token;

import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.binding.Bound;
import dev.fairlead.binding.credentials.ClientKeys;
import dev.fairlead.binding.credentials.CredentialsReader;
import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.saml.SamlAssertions;
import dev.fairlead.saml.UserInfo;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TestKey;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.ServerKeys;
import dev.fairlead.trust.TlsFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A process in a landscape, with time that stands still. */
abstract class BindingFixture {

    static final String SECRET = "b1nding-s3cret";

    @TempDir
    Path root;

    final TestClock clock = new TestClock();
    final Landscape landscape = new Landscape();
    Bound process;
    BindingTokens tokens;

    @BeforeEach
    void start() {
        process = new Bound(root);
        tokens = tokens(Landscape::open);
    }

    @AfterEach
    void stop() {
        tokens.close();
        landscape.close();
    }

    BindingTokens tokens(TokenTransports transports) {
        AuthenticatorFactory authenticators =
                new AuthenticatorFactory(new TokenServices(clock, Runnable::run, duration -> {}, 1000), assertions());
        TrustSettings trust = new TrustSettings(Optional.of("ca.pem"), Secret.EMPTY, false, HostnameRule.STRICT);
        return new BindingTokens(
                authenticators,
                new TokenSettings(
                        new TlsFactory(ServerKeys.NONE, Clock.systemUTC()),
                        trust,
                        new CaOnly(),
                        transports,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10)));
    }

    /** The engine's, which no binding needs. */
    private SamlAssertions assertions() {
        return new SamlAssertions(Optional::empty, UserInfo.OFFLINE, new UserTokenReader(clock), clock);
    }

    BoundServices services() {
        return services(tokens);
    }

    BoundServices services(BindingTokens used) {
        return new BoundServices(process.bindings(), new CredentialsReader(ClientKeys.NONE, true), used, clock);
    }

    BoundDestinationService destinationService() {
        return services().destination(Optional.empty()).orElseThrow();
    }

    static String token(BoundDestinationService service, String tenant) {
        return service.access(tenant).token().value().reveal();
    }

    /** Credentials with a secret, as a service key. */
    String withSecret(String client, String secret) {
        return """
                {"uri":"https://service.example.org","url":"%s","uaadomain":"auth.example.org","clientid":"%s",
                 "clientsecret":"%s","credential-type":"binding-secret"}""".formatted(landscape.url(), client, secret);
    }

    /** Credentials with a certificate, as a service key whose PEM has escaped line ends. */
    String withCertificate(String certUrl, String client, TestKey key) {
        return """
                {"uri":"https://service.example.org","url":"%s","certurl":"%s","uaadomain":"auth.example.org",
                 "clientid":"%s","certificate":"%s","key":"%s","credential-type":"x509"}""".formatted(landscape.url(), certUrl, client, escaped(TestKey.pem(key.chain())), escaped(key.pkcs8()));
    }

    /** Credentials of Cloud Identity Services, as a service key. */
    String identity(TestKey key) {
        return """
                {"url":"%s","clientid":"ias","certificate":"%s","key":"%s","credential-type":"X509_GENERATED"}""".formatted(landscape.localCertUrl(), escaped(TestKey.pem(key.chain())), escaped(key.pkcs8()));
    }

    private static String escaped(String pem) {
        return pem.replace("\r", "").replace("\n", "\\\\n");
    }

    private static final class CaOnly implements Certificates {
        @Override
        public Optional<byte[]> content(String name) {
            return name.equals("ca.pem")
                    ? Optional.of(Landscape.CA.pem().getBytes(StandardCharsets.US_ASCII))
                    : Optional.empty();
        }

        @Override
        public String stamp(String name) {
            return "";
        }
    }
}
