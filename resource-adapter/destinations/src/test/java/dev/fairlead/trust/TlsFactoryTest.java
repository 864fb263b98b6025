package dev.fairlead.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TestKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Host names that lead nowhere: the connection goes to the peer, the name is compared all the same. */
class TlsFactoryTest {

    private static final TestCa CA = TestCa.create("CA");
    private static final TestCa OTHER_CA = TestCa.create("Other CA");

    @TempDir
    private Path directory;

    private final Peer peer = Peer.https(CA.server("target", "*.foo.example"), Peer.answering("ok"));

    @BeforeEach
    void writeTrustStore() {
        CA.writePem(directory.resolve("ca.pem"));
    }

    @AfterEach
    void close() {
        peer.close();
    }

    private Tls tls(HostnameRule rule) {
        return new TlsFactory(ServerKeys.NONE, Clock.systemUTC())
                .create(
                        "target",
                        new TrustSettings(Optional.of("ca.pem"), Secret.EMPTY, false, rule),
                        Optional.empty(),
                        new CertificateDirectory(directory));
    }

    private SSLSession handshake(Tls tls, String host) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), peer.port());
        try (SSLSocket socket =
                (SSLSocket) tls.context().getSocketFactory().createSocket(plain, host, peer.port(), true)) {
            if (tls.verifier().isEmpty()) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket.getSession();
        }
    }

    @Test
    @Tag("DEST-93")
    void strictLetsAWildcardStandForOneLabel() throws IOException {
        Tls strict = tls(HostnameRule.STRICT);

        assertThat(handshake(strict, "a.foo.example").isValid()).isTrue();
        assertThatThrownBy(() -> handshake(strict, "a.b.foo.example")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    @Tag("DEST-93")
    void browserCompatibleLetsAWildcardStandForAnyNumberOfLabels() throws IOException {
        Tls compatible = tls(HostnameRule.BROWSER_COMPATIBLE);
        SSLSession session = handshake(compatible, "a.b.foo.example");

        assertThat(compatible.verifier().orElseThrow().verify("a.b.foo.example", session))
                .isTrue();
        assertThat(compatible.verifier().orElseThrow().verify("bar.example", session))
                .isFalse();
    }

    @Test
    @Tag("DEST-91")
    void theAnchorsOfTheJvmStayTrustedBesideTheTrustStore() {
        TrustSettings withStore = new TrustSettings(Optional.of("ca.pem"), Secret.EMPTY, false, HostnameRule.STRICT);

        assertThat(TlsFactory.anchors(TrustStores.read("target", withStore, new CertificateDirectory(directory))))
                .containsAll(TlsFactory.anchors(List.of()))
                .contains(CA.certificate());
    }

    private static List<X509Certificate> trusted(byte[] store) {
        return TrustStores.read(
                "target",
                new TrustSettings(Optional.of("store"), Secret.of("changeit"), false, HostnameRule.STRICT),
                new StoresInMemory(Map.of("store", store)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void ofAKeyStoreOnlyTheTrustedEntriesAreAnchors(String type) throws Exception {
        TestKey key = CA.key("client", "EC");
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry(
                "key", key.key(), "changeit".toCharArray(), key.chain().toArray(X509Certificate[]::new));
        store.setCertificateEntry("other", OTHER_CA.certificate());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        store.store(content, "changeit".toCharArray());

        assertThat(trusted(content.toByteArray())).containsExactly(OTHER_CA.certificate());
    }

    @Test
    void aKeyStoreWithNothingButKeysTrustsNobody() {
        assertThatThrownBy(() -> trusted(CA.key("client", "EC").keyStore("PKCS12", "changeit")))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("holds no trusted certificate");
    }

    @Test
    void ofAPemFileAllCertificatesAreAnchorsAndKeysAreIgnored() {
        TestKey key = CA.key("client", "EC");
        byte[] store = TestKey.bytes(
                key.encryptedPkcs8(NISTObjectIdentifiers.id_aes256_CBC, "another"), CA.pem(), OTHER_CA.pem());

        assertThat(trusted(store)).containsExactly(CA.certificate(), OTHER_CA.certificate());
    }
}
