package dev.fairlead.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfcLogonDataTest {

    private static final Optional<Secret> TOKEN = Optional.of(Secret.of("abc.def.ghi"));

    @ParameterizedTest
    @CsvSource({"jco.client.user, SVC", "jco.client.alias_user, a.longer.name"})
    void aConfiguredUserLogsOnWithAPassword(String property, String user) {
        RfcConfiguration destination =
                Destinations.rfc(Map.of(property, user, "jco.client.passwd", "s3cret", "jco.client.lang", "EN"));

        RfcLogonData logon = RfcLogonData.of(destination, Optional.empty());

        assertThat(logon.principal()).isEmpty();
        assertThat(logon.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        property,
                        Secret.of(user),
                        "jco.client.passwd",
                        Secret.of("s3cret"),
                        "jco.client.client",
                        Secret.of("100"),
                        "jco.client.lang",
                        Secret.of("EN")));
    }

    @Test
    void aSignedInUserIsPropagatedAndHasNoPassword() {
        RfcConfiguration destination =
                Destinations.rfc(Map.of("jco.destination.auth_type", "PrincipalPropagation", "jco.client.user", "SVC"));

        RfcLogonData logon = RfcLogonData.of(destination, TOKEN);

        assertThat(logon.principal()).contains(new RfcLogonData.Principal(false, TOKEN.get()));
        assertThat(logon.properties()).containsOnlyKeys("jco.client.client");
    }

    @Test
    void aTechnicalClientIsPropagatedOnAChannelOfItsOwn() {
        RfcConfiguration destination = Destinations.rfc(Map.of(
                "jco.destination.auth_type", "TechnicalUserPropagation",
                "jco.client.tech_user_id", "client",
                "jco.client.tech_user_secret", "s3cret",
                "jco.client.tech_user_service_url", "https://id.example/token"));

        assertThat(RfcLogonData.of(destination, TOKEN).principal())
                .contains(new RfcLogonData.Principal(true, TOKEN.get()));
    }

    @Test
    void nobodyCallsAsSomebodyElseThanTheDestinationSays() {
        RfcConfiguration propagating = Destinations.rfc(Map.of("jco.destination.auth_type", "PrincipalPropagation"));
        RfcConfiguration configured = Destinations.rfc(Map.of("jco.client.user", "SVC", "jco.client.passwd", "s3cret"));

        assertThatThrownBy(() -> RfcLogonData.of(propagating, Optional.empty()))
                .hasMessage("PrincipalPropagation needs a token");
        assertThatThrownBy(() -> RfcLogonData.of(configured, TOKEN)).hasMessage("CONFIGURED_USER takes no token");
    }

    @Test
    void itsTextShowsNeitherPasswordNorToken() {
        RfcConfiguration configured = Destinations.rfc(Map.of("jco.client.user", "SVC", "jco.client.passwd", "s3cret"));
        RfcConfiguration propagating = Destinations.rfc(Map.of("jco.destination.auth_type", "PrincipalPropagation"));

        assertThat(RfcLogonData.of(configured, Optional.empty()).toString()).doesNotContain("s3cret", "SVC");
        assertThat(RfcLogonData.of(propagating, TOKEN).toString()).doesNotContain("abc.def.ghi");
    }
}
