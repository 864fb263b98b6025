package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.LogRecorder;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TestCa.Validity;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.TokenEndpoint;
import dev.fairlead.trust.CertifiedKey;
import dev.fairlead.trust.ServerKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificateTest {

    private static final String PASSWORD = "changeit";
    private static final TestCa ROOT = TestCa.create("Root");
    private static final TestCa INTERMEDIATE = ROOT.intermediate("Intermediate");
    private static final TestKey KEY = INTERMEDIATE.key("fairlead", "EC");

    @TempDir
    private Path directory;

    private final TestClock clock = TestClock.at(Instant.now());
    private final Peer target = Peer.mutual(ROOT.serverTrustingClients("target", "127.0.0.1"), Peer.answering("ok"));

    @BeforeEach
    void writeTrustStore() {
        ROOT.writePem(directory.resolve("root.pem"));
    }

    @AfterEach
    void stop() {
        target.close();
    }

    private void store(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
    }

    private EngineBuilder engine(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.putIfAbsent("URL", target.url());
        all.putIfAbsent("Authentication", "ClientCertificateAuthentication");
        all.putIfAbsent("TrustStoreLocation", "root.pem");
        return Engines.builder(all).trustDirectory(directory).clock(clock);
    }

    private static String call(DestinationEngine engine) {
        try (DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.get("/"))) {
            return response.text();
        }
    }

    private String call(Map<String, String> properties) {
        try (DestinationEngine engine = engine(properties).build()) {
            return call(engine);
        }
    }

    private static Map<String, String> keyStore(String name) {
        return Map.of("KeyStoreLocation", name, "KeyStorePassword", PASSWORD);
    }

    private void isRefusedBeforeConnecting(Map<String, String> properties, String found) {
        assertThatThrownBy(() -> call(properties))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE))
                .hasMessageContaining(found);
        assertThat(target.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RSA, PKCS12", "RSA, JKS", "RSA, PEM", "EC, PKCS12", "EC, PEM", "Ed25519, PEM"})
    void theTargetSeesTheCertificateWithItsIntermediateAndWithoutTheRoot(String algorithm, String format)
            throws IOException {
        TestKey key = INTERMEDIATE.key("fairlead", algorithm);
        store(
                "key",
                format.equals("PEM")
                        ? TestKey.bytes(key.pkcs8(), TestKey.pem(key.chain()))
                        : key.keyStore(format, PASSWORD));

        assertThat(call(keyStore("key"))).isEqualTo("ok");
        assertThat(target.onlyRequest().clientCertificates())
                .containsExactly(key.certificate(), INTERMEDIATE.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerOfOtherIssuersGetsTheCertificateAllTheSameAndSaysNo(String version) throws IOException {
        store("key.p12", TestCa.create("Unknown").key("fairlead", "EC").keyStore("PKCS12", PASSWORD));

        isRefusedByTls(version, keyStore("key.p12"), "does not take the client certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatDemandsACertificateIsNamedWhenThereIsNone(String version) throws IOException {
        isRefusedByTls(version, Map.of("Authentication", "NoAuthentication"), "demands a client certificate");
    }

    private void isRefusedByTls(String version, Map<String, String> properties, String found) throws IOException {
        SSLContext tls = ROOT.serverTrustingClients("target", "127.0.0.1");
        try (RawPeer strict = new RawPeer(socket -> handshake(tls, version, socket))) {
            Map<String, String> all = new HashMap<>(properties);
            all.put("URL", "https://127.0.0.1:" + strict.port());

            assertThatThrownBy(() -> call(all))
                    .isInstanceOfSatisfying(AuthenticationRefusedException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.TLS_FAILED);
                        assertThat(e.outcomeUnknown()).isFalse();
                    })
                    .hasMessageContaining(found);
        }
    }

    /** Leaves the connection open, so that the client reads the alert whatever it has written meanwhile. */
    private static void handshake(SSLContext tls, String version, Socket socket) throws IOException {
        SSLSocket server =
                (SSLSocket) tls.getSocketFactory().createSocket(socket, InputStream.nullInputStream(), false);
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {version});
        server.startHandshake();
    }

    @Test
    @Tag("AUTH-4")
    void aTokenServiceSeesTheCertificateAndNoSecretThoughOneIsConfigured() throws IOException {
        store("key.p12", KEY.keyStore("PKCS12", PASSWORD));
        try (LogRecorder log = new LogRecorder();
                TokenEndpoint tokens = TokenEndpoint.mutual(ROOT.serverTrustingClients("tokens", "127.0.0.1"));
                Peer behind = Peer.http(Peer.answering("ok"))) {
            Map<String, String> properties = new HashMap<>(tokens.properties(behind.url()));
            properties.put("tokenService.KeyStoreLocation", "key.p12");
            properties.put("tokenService.KeyStorePassword", PASSWORD);

            assertThat(call(properties)).isEqualTo("ok");

            assertThat(behind.onlyRequest().header("Authorization")).isEqualTo("Bearer token-1");
            Peer.Seen asked = tokens.requests().get(0);
            assertThat(asked.clientCertificates()).containsExactly(KEY.certificate(), INTERMEDIATE.certificate());
            assertThat(TokenEndpoint.form(asked)).doesNotContainKey("client_secret");
            assertThat(TokenEndpoint.form(asked).get("client_id")).containsExactly(TokenEndpoint.CLIENT);
            assertThat(asked.header("Authorization")).isNull();
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("clientSecret"))
                    .hasSize(1);
        }
    }

    @Test
    void theKeyForTheTokenServiceIsNotShownToTheTarget() throws IOException {
        store("key.p12", KEY.keyStore("PKCS12", PASSWORD));
        try (TokenEndpoint tokens = TokenEndpoint.mutual(ROOT.serverTrustingClients("tokens", "127.0.0.1"))) {
            Map<String, String> properties = new HashMap<>(tokens.properties(target.url()));
            properties.put("tokenService.KeyStoreLocation", "key.p12");
            properties.put("tokenService.KeyStorePassword", PASSWORD);

            assertThatThrownBy(() -> call(properties)).isInstanceOf(DestinationException.class);

            assertThat(tokens.requests()).hasSize(1);
            assertThat(target.requests()).isEmpty();
        }
    }

    @Test
    @Tag("AUTH-62")
    void anHttpUrlIsRefused() {
        assertThatThrownBy(() -> call(Map.of("URL", "http://127.0.0.1:1", "KeyStoreLocation", "key.pem")))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PROPERTY_INVALID));
    }

    @Test
    @Tag("AUTH-62")
    void onPremiseIsRefused() {
        assertThatThrownBy(() -> call(
                        Map.of("URL", "http://virtual:80", "ProxyType", "OnPremise", "KeyStoreLocation", "key.pem")))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.AUTHENTICATION_UNSUPPORTED));
    }

    @Test
    @Tag("AUTH-62")
    void aMissingStoreIsRefusedBeforeConnecting() {
        isRefusedBeforeConnecting(keyStore("key.p12"), "'key.p12' does not exist");
    }

    @Test
    @Tag("AUTH-62")
    void aWrongPasswordIsRefusedBeforeConnecting() throws IOException {
        store("key.p12", KEY.keyStore("PKCS12", "another"));

        isRefusedBeforeConnecting(keyStore("key.p12"), "'key.p12' has another KeyStorePassword");
    }

    @Test
    void aKeyWithoutACertificateIsRefusedBeforeConnecting() throws IOException {
        store("key.pem", TestKey.bytes(KEY.pkcs8()));

        isRefusedBeforeConnecting(keyStore("key.pem"), "'key.pem' holds no certificate of its private key");
    }

    @Test
    void severalKeysAreRefusedBeforeConnecting() throws IOException {
        store("keys.p12", TestKey.keyStore("PKCS12", PASSWORD, List.of(KEY, INTERMEDIATE.key("other", "EC"))));

        isRefusedBeforeConnecting(keyStore("keys.p12"), "'keys.p12' is ambiguous");
    }

    @Test
    @Tag("AUTH-62")
    void anExpiredCertificateIsRefusedBeforeConnecting() throws IOException {
        Instant end = clock.instant().minusSeconds(1);
        store("key.p12", key(end.minusSeconds(60), end).keyStore("PKCS12", PASSWORD));

        isRefusedBeforeConnecting(keyStore("key.p12"), "'key.p12' has a certificate that expired on");
    }

    @Test
    void aCertificateThatIsNotValidYetIsRefusedBeforeConnecting() throws IOException {
        Instant begin = clock.instant().plusSeconds(60);
        store("key.p12", key(begin, begin.plusSeconds(60)).keyStore("PKCS12", PASSWORD));

        isRefusedBeforeConnecting(keyStore("key.p12"), "'key.p12' has a certificate that is not valid before");
    }

    @Test
    void aCertificateThatExpiresWhileItsConnectionIsOpenIsNotUsedAnyMore() throws IOException {
        store(
                "key.p12",
                key(clock.instant(), clock.instant().plus(Duration.ofHours(1))).keyStore("PKCS12", PASSWORD));
        try (DestinationEngine engine = engine(keyStore("key.p12")).build()) {
            assertThat(call(engine)).isEqualTo("ok");

            clock.advance(Duration.ofHours(2));

            assertThatThrownBy(() -> call(engine)).hasMessageContaining("expired on");
        }
        assertThat(target.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // days of its life, and of it without a warning
        "365, 335",
        "150, 120",
        "10, 8",
        "1, 0.8"
    })
    void thirtyDaysAheadOrAFifthOfItsLifeOneWarningIsLogged(int life, double quiet) throws IOException {
        store(
                "key.p12",
                key(clock.instant(), clock.instant().plus(Duration.ofDays(life)))
                        .keyStore("PKCS12", PASSWORD));
        try (LogRecorder log = new LogRecorder();
                DestinationEngine engine = engine(keyStore("key.p12")).build()) {
            clock.advance(Duration.ofMinutes((long) (quiet * 24 * 60) - 1));
            call(engine);
            assertThat(log.lines()).noneMatch(line -> line.contains("expires on"));

            clock.advance(Duration.ofMinutes(2));
            call(engine);
            call(engine);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("expires on"))
                    .singleElement()
                    .asString()
                    .contains("'target'", "KeyStoreLocation", "'key.p12'");
        }
    }

    private TestKey key(Instant from, Instant until) {
        return INTERMEDIATE.key("fairlead", "EC", new Validity(from, until));
    }

    @Test
    void aRenewedKeyStoreIsShownOnNewConnections() throws IOException {
        TestKey renewed = INTERMEDIATE.key("renewed", "RSA");
        store("key.p12", KEY.keyStore("PKCS12", PASSWORD));
        try (DestinationEngine engine = engine(keyStore("key.p12")).build()) {
            call(engine);

            store("key.p12", renewed.keyStore("PKCS12", PASSWORD));
            clock.advance(Duration.ofMinutes(1));
            call(engine);
        }

        assertThat(target.requests())
                .extracting(request -> request.clientCertificates().get(0))
                .containsExactly(KEY.certificate(), renewed.certificate());
    }

    @Test
    void theServerGivesTheKeyWhereTheDestinationLeavesItToTheClient() {
        ServerKey keys = new ServerKey(KEY);
        try (DestinationEngine engine = engine(Map.of("KeyStore.Source", "ClientProvided"))
                .serverKeys(keys)
                .build()) {
            assertThat(call(engine)).isEqualTo("ok");

            TestKey renewed = INTERMEDIATE.key("renewed", "EC");
            keys.key.set(renewed);
            clock.advance(Duration.ofMinutes(1));
            call(engine);

            assertThat(target.requests())
                    .extracting(request -> request.clientCertificates().get(0))
                    .containsExactly(KEY.certificate(), renewed.certificate());
        }
    }

    @Test
    void aServerWithoutAKeyRefusesBeforeConnecting() {
        isRefusedBeforeConnecting(
                Map.of("KeyStore.Source", "ClientProvided"), "is ClientProvided, and this server has no key for it");
    }

    /** Of the destination {@code target} alone. */
    private static final class ServerKey implements ServerKeys {
        private final AtomicReference<TestKey> key;

        ServerKey(TestKey key) {
            this.key = new AtomicReference<>(key);
        }

        @Override
        public Optional<CertifiedKey> key(String destination) {
            List<X509Certificate> chain = key.get().chain();
            return destination.equals(TARGET.name())
                    ? Optional.of(new CertifiedKey(key.get().key(), chain.subList(0, chain.size() - 1)))
                    : Optional.empty();
        }

        @Override
        public String stamp(String destination) {
            return key.get().certificate().getSerialNumber().toString();
        }
    }
}
