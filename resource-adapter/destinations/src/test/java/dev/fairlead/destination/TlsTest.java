package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static final TestCa CA = TestCa.create("Fairlead test CA");
    private static final TestCa OTHER_CA = TestCa.create("Another CA");

    @TempDir
    private Path directory;

    private Peer peer;

    @BeforeEach
    void start() {
        peer = Peer.https(CA.server("target", "localhost", "127.0.0.1"), Peer.answering("ok"));
    }

    @AfterEach
    void stop() {
        peer.close();
    }

    private String call(Map<String, String> properties) {
        return call(peer, "127.0.0.1", properties);
    }

    private String call(Peer target, String host, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("URL", target.url(host));
        try (DestinationEngine engine =
                        Engines.builder(all).trustDirectory(directory).build();
                DestinationResponse response = engine.send(TARGET, Optional.empty(), DestinationRequest.get("/"))) {
            return response.text();
        }
    }

    @Test
    @Tag("DEST-91")
    void aCertificateOfTheTrustStoreIsAccepted() {
        CA.writePem(directory.resolve("ca.pem"));

        assertThat(call(Map.of("TrustStoreLocation", "ca.pem"))).isEqualTo("ok");
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsRefused() {
        assertThatThrownBy(() -> call(Map.of()))
                .isInstanceOfSatisfying(AuthenticationRefusedException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.TLS_FAILED);
                    assertThat(e.outcomeUnknown()).isFalse();
                })
                .hasMessageContaining("of an issuer that is not trusted")
                .hasMessageContaining("TrustStoreLocation");
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void aTrustStoreWithAnotherIssuerDoesNotHelp() {
        OTHER_CA.writePem(directory.resolve("ca.pem"));

        assertThatThrownBy(() -> call(Map.of("TrustStoreLocation", "ca.pem")))
                .isInstanceOf(AuthenticationRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({"ca.pem", "ca.crt", "ca.der", "ca.cer", "ca.p12", "ca.pfx", "ca.jks"})
    void everyFormatOfTrustStoreIsRead(String file) {
        Path store = directory.resolve(file);
        switch (file.substring(3)) {
            case "pem", "crt" -> CA.writePem(store);
            case "der", "cer" -> CA.writeDer(store);
            case "jks" -> CA.writeKeyStore(store, "JKS", "changeit");
            default -> CA.writeKeyStore(store, "PKCS12", "changeit");
        }

        assertThat(call(Map.of("TrustStoreLocation", file, "TrustStorePassword", "changeit")))
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.p12", "ca.jks"})
    void aWrongTrustStorePasswordIsCalledThat(String file) {
        CA.writeKeyStore(directory.resolve(file), file.endsWith("jks") ? "JKS" : "PKCS12", "changeit");

        assertThatThrownBy(() -> call(Map.of("TrustStoreLocation", file, "TrustStorePassword", "s3cret")))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE))
                .hasMessageContaining("has another TrustStorePassword")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aMissingOrUnreadableTrustStoreIsCalledThat() throws IOException {
        Files.writeString(directory.resolve("broken.pem"), "no certificate");

        assertThatThrownBy(() -> call(Map.of("TrustStoreLocation", "nowhere.pem")))
                .hasMessageContaining("'nowhere.pem' does not exist");
        assertThatThrownBy(() -> call(Map.of("TrustStoreLocation", "broken.pem")))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("'broken.pem' holds no");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        CA.writePem(directory.resolve("ca.pem"));
        try (Peer wrong = Peer.https(CA.server("wrong", "wrong.example"), Peer.answering("ok"))) {
            assertThatThrownBy(() -> call(wrong, "127.0.0.1", Map.of("TrustStoreLocation", "ca.pem")))
                    .isInstanceOf(AuthenticationRefusedException.class)
                    .hasMessageContaining("for another host name");
            assertThat(wrong.requests()).isEmpty();
        }
    }

    @Test
    void anAddressInTheCommonNameIsNoName() {
        CA.writePem(directory.resolve("ca.pem"));
        try (Peer wrong = Peer.https(CA.server("127.0.0.1", "wrong.example"), Peer.answering("ok"))) {
            assertThatThrownBy(() -> call(wrong, "127.0.0.1", Map.of("TrustStoreLocation", "ca.pem")))
                    .isInstanceOf(AuthenticationRefusedException.class);
        }
    }

    @Test
    void browserCompatibleAcceptsTheCommonNameBesideAlternatives() {
        CA.writePem(directory.resolve("ca.pem"));
        try (Peer byCommonName = Peer.https(CA.server("localhost", "other.example"), Peer.answering("ok"))) {
            assertThatThrownBy(() -> call(byCommonName, "localhost", Map.of("TrustStoreLocation", "ca.pem")))
                    .isInstanceOf(AuthenticationRefusedException.class);
            assertThat(call(
                            byCommonName,
                            "localhost",
                            Map.of("TrustStoreLocation", "ca.pem", "HostnameVerifier", "BrowserCompatible")))
                    .isEqualTo("ok");
        }
    }

    @Test
    void browserCompatibleStillChecksTheName() {
        CA.writePem(directory.resolve("ca.pem"));
        try (Peer wrong = Peer.https(CA.server("wrong", "wrong.example"), Peer.answering("ok"))) {
            assertThatThrownBy(() -> call(
                            wrong,
                            "localhost",
                            Map.of("TrustStoreLocation", "ca.pem", "HostnameVerifier", "BrowserCompatible")))
                    .isInstanceOf(AuthenticationRefusedException.class)
                    .hasMessageContaining("for another host name");
            assertThat(wrong.requests()).isEmpty();
        }
    }

    @Test
    @Tag("DEST-92")
    void trustAllAcceptsAnyCertificateAndHostName() {
        try (Peer wrong = Peer.https(CA.server("wrong", "wrong.example"), Peer.answering("ok"))) {
            assertThat(call(wrong, "127.0.0.1", Map.of("TrustAll", "TRUE", "TrustStoreLocation", "nowhere.pem")))
                    .isEqualTo("ok");
        }
    }

    @Test
    void trustOfOneDestinationDoesNotHelpAnother() {
        CA.writePem(directory.resolve("ca.pem"));
        Map<String, String> trusting = Map.of(
                "Type", "HTTP",
                "URL", peer.url(),
                "Authentication", "NoAuthentication",
                "TrustStoreLocation", "ca.pem");
        Map<String, String> plain = Map.of("Type", "HTTP", "URL", peer.url(), "Authentication", "NoAuthentication");
        try (DestinationEngine engine = DestinationEngine.builder()
                .sources(List.of(new MapSource("both", Map.of("trusting", trusting, "plain", plain))))
                .trustDirectory(directory)
                .build()) {
            engine.send(DestinationLookup.of("trusting"), Optional.empty(), DestinationRequest.get("/"))
                    .close();

            assertThatThrownBy(() ->
                            engine.send(DestinationLookup.of("plain"), Optional.empty(), DestinationRequest.get("/")))
                    .isInstanceOf(AuthenticationRefusedException.class);
        }
    }

    @Test
    void aRenewedTrustStoreIsANewVersionOfTheDestination() throws IOException {
        TestClock clock = new TestClock();
        Path store = OTHER_CA.writePem(directory.resolve("ca.pem"));
        Files.setLastModifiedTime(store, FileTime.from(Instant.ofEpochSecond(1)));
        try (DestinationEngine engine = Engines.builder(Map.of("URL", peer.url(), "TrustStoreLocation", "ca.pem"))
                .trustDirectory(directory)
                .clock(clock)
                .build()) {
            assertThatThrownBy(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("/")))
                    .isInstanceOf(DestinationException.class);

            CA.writePem(store);
            clock.advance(Duration.ofMinutes(1));

            assertThat(engine.send(TARGET, Optional.empty(), DestinationRequest.get("/"))
                            .text())
                    .isEqualTo("ok");
        }
    }
}
