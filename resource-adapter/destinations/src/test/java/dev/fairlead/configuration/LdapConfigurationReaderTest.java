package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LdapConfigurationReaderTest {

    private static LdapConfiguration ldap(Map<String, String> changes) {
        Map<String, String> properties = Samples.of("LDAP BasicAuthentication");
        properties.putAll(changes);
        return (LdapConfiguration) Samples.read(properties);
    }

    @ParameterizedTest
    @CsvSource({
        "ldap://ldap.example:1389, ldap.example, 1389, false",
        "ldap://ldap.example, ldap.example, 389, false",
        "ldap.example:1389, ldap.example, 1389, false",
        "ldap_virtual, ldap_virtual, 389, false",
        "ldaps://ldap.example, ldap.example, 636, true",
        "ldaps://[2001:db8::1]:1636, 2001:db8::1, 1636, true"
    })
    void theUrlIsHostPortAndEncryption(String url, String host, int port, boolean secure) {
        LdapConfiguration destination = ldap(Map.of("ldap.url", url, "ldap.proxyType", "OnPremise"));

        assertThat(destination.address()).isEqualTo(new ServerAddress(host, port));
        assertThat(destination.secure()).isEqualTo(secure);
    }

    @Test
    void whoBindsHasANameAndAPassword() {
        assertThat(ldap(Map.of()).bind()).contains(new Authentication.Basic("cn=svc", Secret.of("s3cret"), true));
        assertThat(ldap(Map.of("ldap.authentication", "NoAuthentication")).bind())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    @Tag("AUTH-103")
    void anEmptyPasswordIsRefusedBeforeAnybodyConnects(String password) {
        assertThatThrownBy(() -> ldap(Map.of("ldap.password", password)))
                .hasMessageStartingWith("FL-AUTH-002: destination 'shop', ldap.password: is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Internet", "PrivateLink"})
    @Tag("AUTH-103")
    void aPasswordIsNotSentOverAnOpenConnection(String proxyType) {
        assertThatThrownBy(() -> ldap(Map.of("ldap.url", "ldap://ldap.example", "ldap.proxyType", proxyType)))
                .hasMessageContaining("ldap.url: is not encrypted and would show the password");
    }

    @ParameterizedTest
    @CsvSource({
        "OnPremise, Description, x",
        "Internet, fairlead.ldap.startTls, true",
        "Internet, fairlead.ldap.allowPlain, true",
        "Internet, ldap.authentication, NoAuthentication"
    })
    void anOpenConnectionWillDoWhereThePasswordIsHidden(String proxyType, String property, String value) {
        assertThat(ldap(Map.of("ldap.url", "ldap://ldap.example", "ldap.proxyType", proxyType, property, value))
                        .secure())
                .isFalse();
    }
}
