package dev.fairlead.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerIdentityTest {

    private static Optional<CallerIdentity> of(String name, Map<String, String> claims) {
        return CallerIdentity.ofClaims(name, claim -> Optional.ofNullable(claims.get(claim)));
    }

    @Test
    void isIssuerAndSubject() {
        assertThat(of("Anna", Map.of("iss", "i", "sub", "s"))).contains(new CallerIdentity("", "i", "s"));
    }

    @Test
    void tellsTheIdentityProvidersBehindOneIssuerApart() {
        assertThat(of("", Map.of("iss", "i", "sub", "s", "origin", "ldap")))
                .contains(new CallerIdentity("", "i#ldap", "s"));
    }

    @Test
    void hasTheFirstTenantThatIsThere() {
        assertThat(of("", Map.of("iss", "i", "sub", "s", "zone_uuid", "z", "app_tid", "a", "zid", " ")))
                .contains(new CallerIdentity("a", "i", "s"));
    }

    @Test
    void fallsBackToTheNameByWhichTheContainerKnowsTheUser() {
        assertThat(of("anna", Map.of("iss", "i"))).contains(new CallerIdentity("", "i", "anna"));
    }

    @Test
    void isNobodysWithoutIssuerOrUser() {
        assertThat(of("anna", Map.of("sub", "s"))).isEmpty();
        assertThat(of(" ", Map.of("iss", "i"))).isEmpty();
    }
}
