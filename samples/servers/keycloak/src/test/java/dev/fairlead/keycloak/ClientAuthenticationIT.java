package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.keycloak.server.Authority;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that have a key in place of a secret (authentication specification, 3.4 and 7.4). */
@ExtendWith(RunningKeycloak.class)
class ClientAuthenticationIT {
    private static final String PASSWORD = "changeit";

    private final Landscape landscape;

    ClientAuthenticationIT(Landscape landscape) {
        this.landscape = landscape;
    }

    private Map<String, String> withSignedJwt(Authority.Identity key, String file) {
        key.writePkcs12(landscape.store(file), PASSWORD);
        Map<String, String> properties = landscape.destination("OAuth2ClientCredentials", "signed-jwt");
        properties.remove("clientSecret");
        properties.put("fairlead.clientAssertion.keyStoreLocation", file);
        properties.put("fairlead.clientAssertion.keyStorePassword", PASSWORD);
        properties.put("fairlead.clientAssertion.keyId", "signed-jwt-1");
        return properties;
    }

    private Map<String, String> withCertificate(Authority.Identity key, String file) {
        key.writePkcs12(landscape.store(file), PASSWORD);
        Map<String, String> properties = landscape.destination("OAuth2ClientCredentials", "mutual-tls");
        properties.remove("clientSecret");
        properties.put("tokenService.KeyStoreLocation", file);
        properties.put("tokenService.KeyStorePassword", PASSWORD);
        return properties;
    }

    @Test
    void aJwtThatTheClientSignsProvesIt() {
        assertThat(landscape.call(withSignedJwt(landscape.signer(), "signed-jwt.p12")))
                .isEqualTo("service-account-signed-jwt by signed-jwt");
    }

    @Test
    void aJwtSignedWithAnotherKeyIsARejectedClient() {
        assertThatThrownBy(
                        () -> landscape.call(withSignedJwt(landscape.authority().issue("signed-jwt"), "other.p12")))
                .hasMessageContaining("FL-AUTH-021");
    }

    @Test
    void aKeyThatKeycloakKnowsByAnotherNameIsARejectedClient() {
        Map<String, String> properties = withSignedJwt(landscape.signer(), "unnamed.p12");
        properties.remove("fairlead.clientAssertion.keyId");

        assertThatThrownBy(() -> landscape.call(properties)).hasMessageContaining("FL-AUTH-021");
    }

    @Test
    void aCertificateInTheTlsHandshakeProvesTheClient() {
        assertThat(landscape.call(withCertificate(landscape.authority().issue("mutual-tls"), "mutual-tls.p12")))
                .isEqualTo("service-account-mutual-tls by mutual-tls");
    }

    @Test
    void theCertificateOfAnotherIsARejectedClient() {
        assertThatThrownBy(() -> landscape.call(
                        withCertificate(landscape.authority().issue("somebody-else"), "somebody-else.p12")))
                .hasMessageContaining("FL-AUTH-021");
    }

    @Test
    void withoutItsCertificateTheClientIsRejected() {
        assertThatThrownBy(() -> landscape.call(landscape.destination("OAuth2ClientCredentials", "mutual-tls")))
                .hasMessageContaining("FL-AUTH-021");
    }
}
