package dev.fairlead.logon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdapEnvironmentTest {

    @Test
    void aUserBindsWithAPassword() {
        LdapEnvironment environment = LdapEnvironment.of(Destinations.ldap(Map.of()));

        assertThat(environment.connecting())
                .containsEntry("java.naming.provider.url", "ldaps://ldap.example:636")
                .containsEntry("java.naming.security.authentication", "simple")
                .containsEntry("java.naming.security.principal", "cn=svc,dc=example")
                .containsEntry("java.naming.security.credentials", "s3cret");
        assertThat(environment.binding()).isEmpty();
    }

    @Test
    void nobodyBindsWithoutAuthentication() {
        LdapEnvironment environment =
                LdapEnvironment.of(Destinations.ldap(Map.of("ldap.authentication", "NoAuthentication")));

        assertThat(environment.connecting())
                .containsEntry("java.naming.security.authentication", "none")
                .doesNotContainKeys("java.naming.security.principal", "java.naming.security.credentials");
    }

    @Test
    void withStartTlsThePasswordWaitsForTheEncryption() {
        LdapEnvironment environment = LdapEnvironment.of(
                Destinations.ldap(Map.of("ldap.url", "ldap://ldap.example", "fairlead.ldap.startTls", "true")));

        assertThat(environment.connecting())
                .containsEntry("java.naming.security.authentication", "none")
                .doesNotContainValue("s3cret");
        assertThat(environment.binding())
                .containsEntry("java.naming.security.authentication", "simple")
                .containsEntry("java.naming.security.credentials", "s3cret");
    }

    @Test
    void referralsAreNotFollowed() {
        assertThat(LdapEnvironment.of(Destinations.ldap(Map.of())).connecting())
                .containsEntry("java.naming.referral", "ignore");
    }

    @ParameterizedTest
    @CsvSource({
        "ldap://dir_1:1389, ldap://dir_1:1389",
        "dir, ldap://dir:389",
        "ldaps://[::1]:636, ldaps://[::1]:636",
        "LDAPS://dir, ldaps://dir:636"
    })
    void theServersAddressIsAUrl(String configured, String url) {
        assertThat(LdapEnvironment.of(Destinations.ldap(Map.of("ldap.url", configured, "ldap.proxyType", "OnPremise")))
                        .connecting())
                .containsEntry("java.naming.provider.url", url);
    }

    @Test
    void itsTextShowsNoPassword() {
        assertThat(LdapEnvironment.of(Destinations.ldap(Map.of())).toString()).doesNotContain("s3cret");
    }
}
