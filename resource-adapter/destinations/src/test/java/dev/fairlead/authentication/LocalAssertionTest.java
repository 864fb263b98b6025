package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.SelfSigned;
import dev.fairlead.testing.TestClock;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.Vectors;
import dev.fairlead.trust.Certificates;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JWTs that a client signs with its own key (authentication specification, 7.4 and 14.6). */
class LocalAssertionTest {

    private static final String AUDIENCE = "https://idp.example.com/oauth2/token";
    private static final String VECTOR = String.join(
            ".",
            "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImZsLXRlc3QtMSJ9",
            "eyJpc3MiOiJzYi1mYWlybGVhZCF0MSIsInN1YiI6InNiLWZhaXJsZWFkIXQxIiwiYXVkIjoiaHR0cHM6Ly9pZHAuZXhhbXBsZS5jb20v"
                    + "b2F1dGgyL3Rva2VuIiwianRpIjoiMDAxMTIyMzM0NDU1NjY3Nzg4OTlhYWJiY2NkZGVlZmYiLCJpYXQiOjE3NjcyMjU2MDAs"
                    + "ImV4cCI6MTc2NzIyNTkwMH0",
            "LUqEqgHYvw4WKzWr0W5j3hpMFNkDDBTdMRI3GVjBfHakRSgn6PEYcHWyQph8p3AdV0Ea89nM4WrZFSearunAV-sX4ty3oWXaRBfnZCPKK6t"
                    + "SykFJOSjT6djm0IPOXGTTLQKJQ8HFfK46RLureaCC8bRwS7dpuVFAjyHM6GGeV1NVs0ZwyghTaaHYuoHWvjWbUD8kS5A20ucMUI"
                    + "w50PQQEjuWB2xgnxSkUQ4GBLgvvR3csdTPIOR2mbLkjm5X_MOwTlH_STiOIdj_U-Zr0PcWhl7uHRlVB-RZP8esi5hno3jilxz80"
                    + "TYd0apTgW0fZHcMl9RRR5A4vCCI-_wrIpgCAQ");

    private final TestClock clock = new TestClock();

    private LocalAssertion signer(KeyPair keys, String algorithm, Optional<String> audience, Optional<String> keyId) {
        byte[] store = new TestKey(keys.getPrivate(), List.of(SelfSigned.certificate(keys))).keyStore("PKCS12", "pw");
        Certificates certificates = new Certificates() {
            @Override
            public Optional<byte[]> content(String name) {
                return Optional.of(store);
            }

            @Override
            public String stamp(String name) {
                return "1";
            }
        };
        return new LocalAssertion(
                "erp",
                "sb-fairlead!t1",
                new AssertionSettings.Local(
                        new KeyStoreReference(
                                "fairlead.clientAssertion.keyStoreLocation", "client.p12", Secret.of("pw")),
                        Optional.empty(),
                        audience,
                        algorithm,
                        keyId),
                certificates,
                clock,
                () -> "00112233445566778899aabbccddeeff");
    }

    private LocalAssertion signer(KeyPair keys, String algorithm) {
        return signer(keys, algorithm, Optional.empty(), Optional.empty());
    }

    @Test
    void theAssertionIsThatOfTheSpecificationByteForByte() throws Exception {
        LocalAssertion signer =
                signer(Vectors.k1().toKeyPair(), "RS256", Optional.of(AUDIENCE), Optional.of("fl-test-1"));

        assertThat(signer.sign("https://idp.example.com/other").reveal()).isEqualTo(VECTOR);
    }

    @Test
    void withoutAnAudienceItIsForTheTokenEndpoint() throws Exception {
        String jwt = signer(SelfSigned.ec(256), "ES256").sign(AUDIENCE).reveal();

        assertThat(SignedJWT.parse(jwt).getJWTClaimsSet().getAudience()).containsExactly(AUDIENCE);
    }

    @Test
    void withoutAKeyIdTheKeyIsNamedByItsThumbprint() throws Exception {
        String jwt = signer(Vectors.k1().toKeyPair(), "RS256").sign(AUDIENCE).reveal();

        assertThat(JWSObject.parse(jwt).getHeader().getKeyID())
                .isEqualTo("KTOBu-J6vCbVzYyLvC-FiHVbKwf0-c5oqfrU2U9tjHg");
    }

    @Test
    void itCountsForFiveMinutes() throws Exception {
        String jwt = signer(SelfSigned.ec(256), "ES256").sign(AUDIENCE).reveal();

        assertThat(SignedJWT.parse(jwt).getJWTClaimsSet().getExpirationTime().toInstant())
                .isEqualTo(Instant.parse("2026-01-01T00:05:00Z"));
    }

    @Test
    void rsaKeysAlsoSignWithTheNewerPadding() throws Exception {
        KeyPair keys = SelfSigned.rsa(2048);

        JWSObject jws = JWSObject.parse(signer(keys, "PS256").sign(AUDIENCE).reveal());

        assertThat(jws.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
        assertThat(jws.verify(new RSASSAVerifier((RSAPublicKey) keys.getPublic())))
                .isTrue();
    }

    @Test
    void keysOnTheCurveP256Sign() throws Exception {
        KeyPair keys = SelfSigned.ec(256);

        JWSObject jws = JWSObject.parse(signer(keys, "ES256").sign(AUDIENCE).reveal());

        assertThat(jws.verify(new ECDSAVerifier((ECPublicKey) keys.getPublic())))
                .isTrue();
        assertThat(jws.getHeader().getKeyID())
                .isEqualTo(JWK.parse(SelfSigned.certificate(keys))
                        .computeThumbprint()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void aKeyThatDoesNotFitTheAlgorithmIsAnErrorOfTheKeyStore(String algorithm) {
        assertThatThrownBy(() -> signer(SelfSigned.ec(256), algorithm).sign(AUDIENCE))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("FL-AUTH-040")
                .hasMessageContaining("'client.p12' holds a key that cannot sign with " + algorithm);
    }

    @Test
    void aCurveThatDoesNotFitTheAlgorithmIsAnErrorOfTheKeyStore() {
        assertThatThrownBy(() -> signer(SelfSigned.ec(384), "ES256").sign(AUDIENCE))
                .hasMessageContaining("FL-AUTH-040");
    }
}
