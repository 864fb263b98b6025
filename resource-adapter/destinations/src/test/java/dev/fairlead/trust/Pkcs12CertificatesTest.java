package dev.fairlead.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.TestCa;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trust stores as OpenSSL writes them: PKCS#12 whose certificates do not say that they are trusted. */
class Pkcs12CertificatesTest {

    private static final char[] PASSWORD = "s3cret-of-store".toCharArray();
    private static final TestCa CA = TestCa.create("CA");
    private static final TestCa OTHER_CA = TestCa.create("Other CA");

    private static PKCS12SafeBag[] bags() throws Exception {
        PKCS12SafeBagBuilder one = new JcaPKCS12SafeBagBuilder(CA.certificate());
        PKCS12SafeBagBuilder other = new JcaPKCS12SafeBagBuilder(OTHER_CA.certificate());
        return new PKCS12SafeBag[] {one.build(), other.build()};
    }

    private static byte[] store(PKCS12PfxPduBuilder content) throws Exception {
        JcePKCS12MacCalculatorBuilder mac = new JcePKCS12MacCalculatorBuilder(OIWObjectIdentifiers.idSHA1);
        return content.build(mac.setProvider(new BouncyCastleProvider()), PASSWORD)
                .getEncoded();
    }

    private static byte[] encrypted(ASN1ObjectIdentifier scheme) throws Exception {
        JcePKCSPBEOutputEncryptorBuilder encryption =
                new JcePKCSPBEOutputEncryptorBuilder(scheme).setProvider(new BouncyCastleProvider());
        return store(new PKCS12PfxPduBuilder().addEncryptedData(encryption.build(PASSWORD), bags()));
    }

    private static List<X509Certificate> trusted(byte[] store, String password) {
        return TrustStores.read(
                "target",
                new TrustSettings(Optional.of("store"), Secret.of(password), false, HostnameRule.STRICT),
                new StoresInMemory(Map.of("store", store)));
    }

    private static void areTrusted(byte[] store) throws Exception {
        KeyStore javas = KeyStore.getInstance("PKCS12");
        javas.load(new ByteArrayInputStream(store), PASSWORD);
        assertThat(javas.size()).as("what Java alone sees").isZero();

        assertThat(trusted(store, new String(PASSWORD))).containsExactly(CA.certificate(), OTHER_CA.certificate());
    }

    @Test
    void certificatesInClearAreTrusted() throws Exception {
        PKCS12PfxPduBuilder content = new PKCS12PfxPduBuilder();
        for (PKCS12SafeBag bag : bags()) {
            content.addData(bag);
        }

        areTrusted(store(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.12.1.3", "1.2.840.113549.1.12.1.6"})
    void certificatesInOldEncryptionsAreTrusted(String tripleDesOrRc2) throws Exception {
        areTrusted(encrypted(new ASN1ObjectIdentifier(tripleDesOrRc2)));
    }

    @Test
    void certificatesInTodaysEncryptionAreTrusted() throws Exception {
        areTrusted(encrypted(NISTObjectIdentifiers.id_aes256_CBC));
    }

    @Test
    void aWrongPasswordIsCalledThat() throws Exception {
        byte[] store = encrypted(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC);

        assertThatThrownBy(() -> trusted(store, "another"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("has another TrustStorePassword");
    }

    @Test
    void thoseBesideAKeyAreNotTrusted() {
        byte[] store = CA.key("client", "EC").keyStore("PKCS12", new String(PASSWORD));

        assertThatThrownBy(() -> trusted(store, new String(PASSWORD))).hasMessageContaining("holds no trusted");
    }
}
