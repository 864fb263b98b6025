package dev.fairlead.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TestKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStoresTest {

    private static final String PASSWORD = "s3cret-of-store";
    private static final TestCa ROOT = TestCa.create("Root");
    private static final TestCa INTERMEDIATE = ROOT.intermediate("Intermediate");
    private static final TestKey EC = INTERMEDIATE.key("client", "EC");
    private static final TestKey RSA = INTERMEDIATE.key("client", "RSA");
    private static final TestKey OTHER = INTERMEDIATE.key("other", "EC");

    private static CertifiedKey open(String name, byte[] content) {
        return open(name, content, PASSWORD, Optional.empty());
    }

    private static CertifiedKey open(String name, byte[] content, String password, Optional<String> alias) {
        return KeyStores.signingKey(
                "erp",
                new KeyStoreReference("KeyStoreLocation", name, Secret.of(password)),
                alias,
                new StoresInMemory(Map.of(name, content)));
    }

    private static void isKeyWithChain(CertifiedKey opened, TestKey expected) {
        assertThat(opened.key().getEncoded()).isEqualTo(expected.key().getEncoded());
        assertThat(opened.chain()).containsExactly(expected.certificate(), INTERMEDIATE.certificate());
    }

    private static void isUnusable(ThrowingCallable call, String found) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE))
                .hasMessageContaining("erp")
                .hasMessageContaining("KeyStoreLocation")
                .hasMessageContaining(found)
                .hasMessageNotContaining("s3cret");
    }

    private static TestKey key(String algorithm) {
        return algorithm.equals("EC") ? EC : RSA;
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS12, key.p12",
        "PKCS12, key.pfx",
        "JKS, key.jks",
        "PKCS12, key.jks",
        "JKS, key.p12",
        "PKCS12, key.pem"
    })
    void aKeyStoreIsReadByItsContentWhateverItsName(String type, String name) {
        isKeyWithChain(open(name, EC.keyStore(type, PASSWORD)), EC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key.pem", "key.crt", "key.cer", "key.p12"})
    void aPemFileIsReadByItsContentWhateverItsName(String name) {
        isKeyWithChain(open(name, TestKey.bytes(EC.pkcs8(), TestKey.pem(EC.chain()))), EC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aPemFileHoldsItsKeyAsPkcs8(String algorithm) {
        TestKey key = key(algorithm);

        isKeyWithChain(open("key.pem", TestKey.bytes(TestKey.pem(key.chain()), key.pkcs8())), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aPemFileHoldsItsKeyAsPkcs1OrSec1(String algorithm) {
        TestKey key = key(algorithm);
        assertThat(key.traditional()).startsWith("-----BEGIN " + algorithm + " PRIVATE KEY-----");

        CertifiedKey opened = open("key.pem", TestKey.bytes(TestKey.pem(key.chain()), key.traditional()));

        // a chain is found by trying the key
        assertThat(opened.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(opened.chain()).containsExactly(key.certificate(), INTERMEDIATE.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aPemFileHoldsItsKeyAsEncryptedPkcs8(String algorithm) {
        TestKey key = key(algorithm);

        for (var cipher : List.of(
                NISTObjectIdentifiers.id_aes128_CBC,
                NISTObjectIdentifiers.id_aes256_CBC,
                PKCSObjectIdentifiers.des_EDE3_CBC)) {
            isKeyWithChain(
                    open("key.pem", TestKey.bytes(key.encryptedPkcs8(cipher, PASSWORD), TestKey.pem(key.chain()))),
                    key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DES-CBC", "DES-EDE3-CBC", "AES-128-CBC", "AES-192-CBC", "AES-256-CBC"})
    void aPemFileHoldsItsKeyInTheEncryptionOfOldOpenSsl(String cipher) {
        CertifiedKey opened =
                open("key.pem", TestKey.bytes(RSA.encryptedTraditional(cipher, PASSWORD), TestKey.pem(RSA.chain())));

        assertThat(opened.key()).isEqualTo(RSA.key());
    }

    @Test
    void aKeyOfAnEdwardsCurveIsRead() {
        TestKey ed = INTERMEDIATE.key("client", "Ed25519");

        isKeyWithChain(open("key.pem", TestKey.bytes(ed.pkcs8(), TestKey.pem(ed.chain()))), ed);
    }

    @Test
    void theChainIsInOrderWithoutTheRootWhateverTheOrderOfTheFile() {
        List<X509Certificate> reversed = new ArrayList<>(EC.chain());
        Collections.reverse(reversed);

        isKeyWithChain(
                open("key.pem", TestKey.bytes(TestKey.pem(reversed), TestKey.pem(OTHER.chain()), EC.pkcs8())), EC);
    }

    @Test
    void aSelfSignedCertificateIsItsOwnChain() {
        TestKey own = TestKey.selfSigned("client");

        assertThat(open("key.pem", TestKey.bytes(TestKey.pem(own.chain()), own.pkcs8()))
                        .chain())
                .containsExactly(own.certificate());
    }

    @Test
    void aBareKeyHasNoChain() {
        assertThat(open("key.pem", TestKey.bytes(EC.pkcs8())).chain()).isEmpty();
        assertThat(open("key.pem", TestKey.bytes(EC.pkcs8(), TestKey.pem(OTHER.chain())))
                        .chain())
                .isEmpty();
    }

    @Test
    void oneOfSeveralKeysIsTakenByItsAlias() {
        byte[] store = TestKey.keyStore("PKCS12", PASSWORD, List.of(EC, OTHER));

        isKeyWithChain(open("keys.p12", store, PASSWORD, Optional.of("key-2")), OTHER);
        isKeyWithChain(open("keys.p12", store, PASSWORD, Optional.of("KEY-1")), EC);
        isUnusable(
                () -> open("keys.p12", store, PASSWORD, Optional.of("key-3")),
                "'keys.p12' holds no private key 'key-3'");
    }

    @Test
    void oneOfSeveralKeysOfAPemFileIsTakenByItsPosition() {
        byte[] store = TestKey.bytes(EC.pkcs8(), OTHER.pkcs8(), TestKey.pem(EC.chain()), TestKey.pem(OTHER.chain()));

        isKeyWithChain(open("keys.pem", store, PASSWORD, Optional.of("2")), OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void severalKeysWithoutAnAliasAreAmbiguous(String type) {
        byte[] store = TestKey.keyStore(type, PASSWORD, List.of(EC, OTHER));

        isUnusable(() -> open("keys.p12", store), "'keys.p12' is ambiguous: it holds 2 private keys");
        isUnusable(
                () -> open("keys.pem", TestKey.bytes(EC.pkcs8(), OTHER.pkcs8())),
                "'keys.pem' is ambiguous: it holds 2 private keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    @Tag("AUTH-62")
    void aWrongPasswordOfAKeyStoreIsCalledThat(String type) {
        isUnusable(
                () -> open("key.p12", EC.keyStore(type, "another"), PASSWORD, Optional.empty()),
                "'key.p12' has another KeyStorePassword");
    }

    @Test
    @Tag("AUTH-62")
    void aWrongPasswordOfAPemFileIsCalledThat() {
        isUnusable(
                () -> open("key.pem", TestKey.bytes(EC.encryptedPkcs8(NISTObjectIdentifiers.id_aes256_CBC, "another"))),
                "'key.pem' has another KeyStorePassword");
        isUnusable(
                () -> open("key.pem", TestKey.bytes(RSA.encryptedTraditional("AES-256-CBC", "another"))),
                "'key.pem' has another KeyStorePassword");
    }

    @Test
    void anEncryptedKeyWithoutAPasswordSaysWhichPropertyIsMissing() {
        byte[] store = TestKey.bytes(EC.encryptedPkcs8(NISTObjectIdentifiers.id_aes256_CBC, PASSWORD));

        isUnusable(
                () -> open("key.pem", store, "", Optional.empty()),
                "'key.pem' holds an encrypted private key, and there is no KeyStorePassword");
    }

    @Test
    @Tag("AUTH-62")
    void aMissingOrUnreadableStoreIsCalledThat() {
        KeyStoreReference reference = new KeyStoreReference("KeyStoreLocation", "key.p12", Secret.EMPTY);

        isUnusable(
                () -> KeyStores.signingKey("erp", reference, Optional.empty(), Certificates.NONE),
                "'key.p12' does not exist");
        isUnusable(
                () -> KeyStores.signingKey("erp", reference, Optional.empty(), new BrokenStores()),
                "'key.p12' cannot be read");
    }

    @Test
    void aStoreWithoutAPrivateKeyIsCalledThat() throws Exception {
        isUnusable(() -> open("ca.pem", TestKey.bytes(ROOT.pem())), "'ca.pem' holds no private key");
        isUnusable(() -> open("ca.der", ROOT.certificate().getEncoded()), "'ca.der' holds no private key");
    }

    @Test
    void contentThatIsNoStoreIsCalledThat() {
        byte[] cut = Arrays.copyOf(EC.keyStore("PKCS12", PASSWORD), 100);

        isUnusable(() -> open("key.p12", new byte[0]), "holds no readable key store");
        isUnusable(() -> open("key.p12", TestKey.bytes("not a store")), "holds no readable key store");
        isUnusable(() -> open("key.p12", new byte[] {0x30, 0x03, 0x02, 0x01, 0x00}), "holds no readable key store");
        isUnusable(() -> open("key.p12", cut), "is no readable key store");
        isUnusable(
                () -> open("key.pem", TestKey.bytes("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")),
                "holds no readable private key");
        isUnusable(() -> open("key.pem", TestKey.bytes("-----BEGIN PRIVATE KEY-----\nAAAA\n")), "is no readable PEM");
    }

    @Test
    void neitherTheKeyNorItsPasswordIsPrinted() {
        assertThat(open("key.p12", RSA.keyStore("PKCS12", PASSWORD))).hasToString("CertifiedKey[CN=client]");
    }

    private static final class BrokenStores implements Certificates {
        @Override
        public Optional<byte[]> content(String name) {
            throw new UncheckedIOException(new IOException("/secret/path"));
        }

        @Override
        public String stamp(String name) {
            return "";
        }
    }
}
