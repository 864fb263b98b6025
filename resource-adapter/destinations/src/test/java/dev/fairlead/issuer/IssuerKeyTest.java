package dev.fairlead.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TestKey;
import dev.fairlead.trust.CertificateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The issuer's key in a key store of the installation. */
class IssuerKeyTest {
    private static final TestCa CA = TestCa.create("issuer");
    private static final TestKey EC = CA.key("issuer", "EC");
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    private IssuerKey stored(byte[] content) throws IOException {
        Files.write(directory.resolve("issuer.p12"), content);
        return stored();
    }

    private IssuerKey stored() {
        return IssuerKey.stored(
                new KeyStoreReference("fairlead.localIssuer.keyStoreLocation", "issuer.p12", Secret.of(PASSWORD)),
                new CertificateDirectory(directory));
    }

    private static byte[] store(TestKey key) {
        return key.keyStore("PKCS12", PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"RSA, RS256", "EC, ES256"})
    @Tag("AUTH-43")
    void itsKindDecidesHowTokensAreSigned(String kind, String algorithm) throws Exception {
        IssuerKey key = stored(store(CA.key("issuer", kind)));

        SignedJWT jwt = SignedJWT.parse(key.sign(new JWTClaimsSet.Builder().build()));

        JWK published = key.published();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(jwt.getHeader().getKeyID()).isEqualTo(published.getKeyID());
        assertThat(jwt.verify(
                        kind.equals("RSA")
                                ? new RSASSAVerifier(published.toRSAKey())
                                : new ECDSAVerifier(published.toECKey())))
                .isTrue();
        assertThat(published.isPrivate()).isFalse();
        assertThat(published.toJSONObject()).containsEntry("use", "sig").doesNotContainKey("x5c");
    }

    @Test
    void itIsTheSameWheneverTheStoreIsOpened() throws IOException {
        JWK first = stored(store(EC)).published();

        assertThat(stored().published()).isEqualTo(first);
    }

    @Test
    void aNewKeyIsAnotherOne() {
        assertThat(IssuerKey.generate(IssuerKey.Algorithm.ES256).published())
                .isNotEqualTo(IssuerKey.generate(IssuerKey.Algorithm.ES256).published());
    }

    @Test
    void aKeyThatCannotSignTokensIsRefused() {
        assertUnusable(store(CA.key("issuer", "Ed25519")), "neither an RSA key");
    }

    @Test
    void aCertificateOfAnotherKeyIsRefused() {
        assertUnusable(store(new TestKey(CA.key("issuer", "EC").key(), EC.chain())), "holds no certificate");
    }

    @Test
    void aKeyWithoutACertificateIsRefused() {
        assertUnusable(EC.pkcs8().getBytes(UTF_8), "holds no certificate");
    }

    @Test
    void aMissingStoreIsRefused() {
        assertThatThrownBy(this::stored).hasMessageContaining("issuer.p12").hasMessageContaining("does not exist");
    }

    private void assertUnusable(byte[] content, String found) {
        assertThatThrownBy(() -> stored(content))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE))
                .hasMessageContaining("fairlead.localIssuer.keyStoreLocation")
                .hasMessageContaining(found)
                .hasMessageNotContaining(PASSWORD);
    }
}
