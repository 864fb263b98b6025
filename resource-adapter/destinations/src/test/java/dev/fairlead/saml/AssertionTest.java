package dev.fairlead.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.error.NoUserException;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.testing.SelfSigned;
import dev.fairlead.testing.Vectors;
import dev.fairlead.trust.Certificates;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AssertionTest {

    private final SamlFixture fixture = new SamlFixture();

    @Nested
    class Structure {

        @Test
        @Tag("AUTH-64")
        void theVectorOfTheSpecificationIsMadeByteForByte() {
            assertThat(fixture.xml()).isEqualTo(Vectors.assertion());
        }

        @Test
        @Tag("AUTH-64")
        void aTargetVerifiesTheSignature() {
            Received received = fixture.received();

            assertThat(received.children())
                    .containsExactly(
                            "Issuer", "Signature", "Subject", "Conditions", "AuthnStatement", "AttributeStatement");
        }

        @Test
        void aChangedAssertionIsNotVerified() {
            String changed = fixture.xml().replace("jane.doe@", "john.doe@");

            assertThat(Received.signatureIsOf(changed, SamlFixture.K1.getPublic()))
                    .isFalse();
        }

        @Test
        void withoutAttributesThereIsNoStatement() {
            assertThat(fixture.received(SamlFixture.token("\"email\":\"a@b\"")).children())
                    .doesNotContain("AttributeStatement");
        }

        @Test
        void theQualifierStandsAtTheName() {
            fixture.nameQualifier = Optional.of("acme");

            assertThat(fixture.received().text("Subject/NameID/@NameQualifier")).isEqualTo("acme");
        }

        @Test
        void withoutFormatTheNameIsUnspecified() {
            fixture.nameIdFormat = Optional.empty();

            assertThat(fixture.received().text("Subject/NameID/@Format"))
                    .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
        }

        @Test
        void theDestinationsRecipientWinsOverTheTokenService() {
            fixture.recipient = Optional.of("https://acme.example/acs");

            assertThat(fixture.received().text("Subject/SubjectConfirmation/SubjectConfirmationData/@Recipient"))
                    .isEqualTo("https://acme.example/acs");
        }

        @Test
        void theInstallationsEntityIdIsTheDefaultIssuer() {
            fixture.issuer = Optional.empty();

            assertThat(fixture.received().text("Issuer")).isEqualTo("fairlead.example.org/entity");
        }

        @Test
        void theUserSignedInWhenTheTokenSaysSo() {
            String atTen = fixture.received(SamlFixture.token("\"email\":\"a@b\",\"auth_time\":1767175200"))
                    .text("AuthnStatement/@AuthnInstant");
            String noNumber = fixture.received(SamlFixture.token("\"email\":\"a@b\",\"auth_time\":\"10:00\""))
                    .text("AuthnStatement/@AuthnInstant");

            assertThat(atTen).isEqualTo("2025-12-31T10:00:00.000Z");
            assertThat(noNumber).isEqualTo("2026-01-01T00:00:00.000Z");
        }

        @Test
        void everyAssertionHasAnIdOfItsOwn() {
            SamlAssertions assertions = new SamlAssertions(
                    () -> fixture.trust, fixture.userInfo, new UserTokenReader(fixture.clock), fixture.clock);

            assertThat(assertions.newId()).matches("_[0-9a-f]{32}").isNotEqualTo(assertions.newId());
        }

        @Test
        void theDestinationSaysHowLongAnAssertionCounts() {
            fixture.validity = Duration.ofMinutes(3);

            assertThat(fixture.received().text("Conditions/@NotOnOrAfter")).isEqualTo("2026-01-01T00:03:00.000Z");
            assertThat(fixture.received().text("Subject/SubjectConfirmation/SubjectConfirmationData/@NotOnOrAfter"))
                    .isEqualTo("2026-01-01T00:03:00.000Z");
        }
    }

    @Nested
    class Encoding {

        @Test
        void base64HasPaddingAndNoLineBreaks() {
            String encoded = fixture.issue(UserToken.of(Vectors.t1())).encoded().reveal();

            assertThat(encoded).hasSize(3172).matches("[A-Za-z0-9+/]+={0,2}");
        }

        @Test
        void base64urlHasNoPadding() {
            fixture.urlSafe = true;

            String encoded = fixture.issue(UserToken.of(Vectors.t1())).encoded().reveal();

            assertThat(encoded).hasSize(3170).matches("[A-Za-z0-9_-]+");
            assertThat(fixture.xml()).isEqualTo(Vectors.assertion());
        }

        @Test
        void theAssertionNeverPrintsAndItsSummaryDoesNotNameTheUser() {
            IssuedAssertion issued = fixture.issue(UserToken.of(Vectors.t1()));

            assertThat(issued.toString())
                    .contains(
                            "Issuer 'fairlead.example.org/0c7d5d0e'",
                            "Audience 'www.successfactors.com'",
                            "Recipient 'https://idp.example.com/oauth/token'",
                            "NotOnOrAfter 2026-01-01T00:10:00Z",
                            "certificate SHA-256 " + issued.certificateThumbprint())
                    .doesNotContain("jane.doe", issued.encoded().reveal());
            assertThat(issued.certificateThumbprint()).matches("[0-9a-f]{64}");
        }
    }

    @Nested
    class Signing {

        @Test
        @Tag("AUTH-69")
        void theCertificateIsShownOnDemand() throws Exception {
            assertThat(fixture.received().count("Signature/KeyInfo/X509Data")).isZero();

            fixture.showCertificate = true;
            Received received = fixture.received();

            assertThat(received.count("Signature/KeyInfo/X509Data/X509Certificate"))
                    .isOne();
            assertThat(Base64.getDecoder().decode(received.text("Signature/KeyInfo/X509Data/X509Certificate")))
                    .isEqualTo(fixture.trust.orElseThrow().certificate().getEncoded());
            assertThat(received.text("Signature/KeyInfo/KeyName")).isEqualTo("fl-test-1");
        }

        @Test
        @Tag("AUTH-69")
        void noLineBreakStandsAnywhere() {
            fixture.showCertificate = true;

            assertThat(fixture.xml()).doesNotContain("&#13;", "&#xD;", "\n", "\r");
        }

        @Test
        void theNextAssertionAfterARotationHasTheNewKey() {
            KeyPair next = SelfSigned.rsa(2048);
            DestinationAssertions assertions = fixture.assertions();
            String before = decode(assertions.issue(Optional.of(UserToken.of(Vectors.t1())), SamlFixture.TOKEN_URL));

            fixture.trust = Optional.of(SamlFixture.trust(next, "fl-test-2"));
            String after = decode(assertions.issue(Optional.of(UserToken.of(Vectors.t1())), SamlFixture.TOKEN_URL));

            Received.verified(before, SamlFixture.K1.getPublic());
            assertThat(Received.verified(after, next.getPublic()).text("Signature/KeyInfo/KeyName"))
                    .isEqualTo("fl-test-2");
        }

        @Test
        void withoutAKeyThereIsNoAssertion() {
            fixture.trust = Optional.empty();

            assertUnusable("the installation has no SAML trust key");
        }

        @Test
        void aKeyWhoseCertificateHasExpiredDoesNotSign() {
            fixture.clock.advance(Duration.ofDays(366));

            assertUnusable("the certificate of key 'fl-test-1' expired on 2027-01-01T00:00:00Z");
        }

        @Test
        void aKeyWhoseCertificateIsOfTomorrowDoesNotSign() {
            fixture.trust = Optional.of(new SamlTrust(
                    "entity",
                    "next",
                    SamlFixture.K1.getPrivate(),
                    SelfSigned.certificate(
                            SamlFixture.K1,
                            Vectors.NOW.plus(Duration.ofDays(1)),
                            Vectors.NOW.plus(Duration.ofDays(2)))));

            assertUnusable("certificate of key 'next' is not valid before 2026-01-02T00:00:00Z");
        }

        @Test
        void shortKeysOtherAlgorithmsAndForeignCertificatesAreRefused() {
            KeyPair shortOne = SelfSigned.rsa(1024);
            KeyPair curve = SelfSigned.ec(256);

            assertThatThrownBy(() -> SamlFixture.trust(shortOne, "short")).hasMessageContaining("2048 bits");
            assertThatThrownBy(() -> SamlFixture.trust(curve, "curve")).hasMessageContaining("RSA");
            assertThatThrownBy(() -> new SamlTrust(
                            "entity", "key", SamlFixture.K1.getPrivate(), SelfSigned.certificate(SelfSigned.rsa(2048))))
                    .hasMessageContaining("another key");
        }

        @Test
        void theDestinationsOwnKeyStoreWinsAndNamesTheKey() {
            KeyPair own = SelfSigned.rsa(2048);
            fixture.signWith("own.p12", own);

            String xml = fixture.xml();

            assertThat(Received.verified(xml, own.getPublic()).text("Signature/KeyInfo/KeyName"))
                    .isEqualTo("own.p12");
        }

        @Test
        void anOwnKeyNeedsNoTrustOfTheInstallationButAnIssuer() {
            fixture.signWith("own.p12", SamlFixture.K1);
            fixture.trust = Optional.empty();
            assertThat(fixture.received().text("Issuer")).isEqualTo("fairlead.example.org/0c7d5d0e");

            fixture.issuer = Optional.empty();
            assertThatThrownBy(fixture::xml)
                    .isInstanceOfSatisfying(
                            InvalidDestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.PROPERTY_MISSING))
                    .hasMessageContaining("assertionIssuer");
        }

        @Test
        void anOwnKeyStoreThatIsMissingIsNotReplacedByTheInstallations() {
            fixture.signWith("own.p12", SamlFixture.K1);
            fixture.certificates = Certificates.NONE;

            assertUnusable("'own.p12' does not exist");
        }

        @Test
        void anOwnKeyThatIsNoRsaKeyIsRefused() {
            fixture.signWith("own.p12", SelfSigned.ec(256));

            assertUnusable("'own.p12' holds no RSA key of 2048 bits");
        }

        @Test
        void theInstallationsKeyMayComeFromAKeyStore() {
            KeyPair installed = SelfSigned.rsa(2048);
            fixture.signWith("trust.p12", installed);
            KeyStoreReference store = fixture.signingKey.orElseThrow();
            fixture.signingKey = Optional.empty();

            fixture.trust = Optional.of(SamlTrust.of("entity", "key-1", store, fixture.certificates));

            assertThat(Received.verified(fixture.xml(), installed.getPublic()).text("Signature/KeyInfo/KeyName"))
                    .isEqualTo("key-1");
            fixture.signWith("trust.p12", SelfSigned.ec(256));
            assertThatThrownBy(() -> SamlTrust.of("entity", "key-1", store, fixture.certificates))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("'trust.p12'")
                    .hasMessageContaining("RSA");
        }

        private void assertUnusable(String found) {
            assertThatThrownBy(() -> fixture.issue(UserToken.of(Vectors.t1())))
                    .isInstanceOfSatisfying(
                            InvalidDestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE))
                    .hasMessageContaining(found);
        }

        private String decode(IssuedAssertion assertion) {
            return new String(Base64.getDecoder().decode(assertion.encoded().reveal()), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class Users {

        @Test
        void withoutAUserThereIsNoAssertion() {
            assertThatThrownBy(() -> fixture.assertions().issue(Optional.empty(), SamlFixture.TOKEN_URL))
                    .isInstanceOfSatisfying(
                            NoUserException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_USER));
        }

        @Test
        void theSystemUserStandsForEverybodyAndNothingIsSaidOfTheUser() {
            fixture.systemUser = Optional.of("TECHNICAL");
            fixture.attributes.add(Map.entry("api_key", "k"));

            Received received = Received.verified(
                    new String(
                            Base64.getDecoder()
                                    .decode(fixture.assertions()
                                            .issue(Optional.empty(), SamlFixture.TOKEN_URL)
                                            .encoded()
                                            .reveal()),
                            StandardCharsets.UTF_8),
                    SamlFixture.K1.getPublic());

            assertThat(received.text("Subject/NameID")).isEqualTo("TECHNICAL");
            assertThat(received.attributes()).containsOnlyKeys("api_key");
        }

        @Test
        void anExpiredTokenGivesNoAssertion() {
            fixture.clock.advance(Duration.ofHours(2));

            assertThatThrownBy(fixture::xml)
                    .isInstanceOfSatisfying(
                            NoUserException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_TOKEN_EXPIRED));
        }
    }
}
