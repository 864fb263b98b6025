package dev.fairlead.connector.rfc.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.HttpView;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.transport.IdleConnections;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the SOAP service of an RFC destination is, and who logs on. */
class SoapAddressTest {

    private static final Map<String, String> ERP = Map.of(
            "Type", "RFC",
            "jco.destination.proxy_type", "OnPremise",
            "jco.client.client", "100",
            "jco.client.user", "TESTER",
            "jco.client.passwd", "secret");

    private static HttpView view(String... properties) {
        Map<String, String> all = new HashMap<>(ERP);
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        try (DestinationEngine engine = DestinationEngine.builder()
                .sources(List.of(MapSource.of("sales", all)))
                .build()) {
            return SoapAddress.of(engine.configuration(DestinationLookup.of("sales")))
                    .orElseThrow();
        }
    }

    private static HttpView direct(String... properties) {
        String[] all = {"jco.client.ashost", "erp.virtual", "jco.client.sysnr", "42"};
        String[] both = Arrays.copyOf(all, all.length + properties.length);
        System.arraycopy(properties, 0, both, all.length, properties.length);
        return view(both);
    }

    @Test
    void anApplicationServerIsThePortOfItsGateway() {
        HttpView view = direct();

        assertThat(view.virtualPort()).contains("sapgw42");
        assertThat(view.configuration().url()).hasToString("http://erp.virtual:3342");
        assertThat(view.configuration().proxyType()).isEqualTo(ProxyType.ON_PREMISE);
    }

    @ParameterizedTest
    @CsvSource({
        "jco.client.r3name, FLD, sapmsFLD, http://erp.virtual:1",
        "jco.client.msserv, sapmsABC, sapmsABC, http://erp.virtual:1",
    })
    void aMessageServerIsThePortOfItsService(String property, String value, String port, String url) {
        HttpView view = view("jco.client.mshost", "erp.virtual", property, value);

        assertThat(view.virtualPort()).contains(port);
        assertThat(view.configuration().url()).hasToString(url);
    }

    @Test
    void aMessageServerWithANumberIsThatPort() {
        HttpView view = view("jco.client.mshost", "erp.virtual", "jco.client.msserv", "3600");

        assertThat(view.virtualPort()).contains("3600");
        assertThat(view.configuration().url()).hasToString("http://erp.virtual:3600");
    }

    @Test
    void aUrlOfItsOwnGoesBeforeWhatFollowsFromTheHost() {
        HttpView view = direct("jco.destination.x_fairlead.soap_url", "http://virtual-erp:8000");

        assertThat(view.virtualPort()).isEmpty();
        assertThat(view.configuration().url()).hasToString("http://virtual-erp:8000");
    }

    @Test
    void aUrlStandsAloneToo() {
        HttpView view = view("jco.destination.x_fairlead.soap_url", "http://virtual-erp:8000");

        assertThat(view.configuration().url()).hasToString("http://virtual-erp:8000");
    }

    @Test
    void overTheInternetItIsHttpsOnThePortOfTheWebSocket() {
        HttpView view = view(
                "jco.destination.proxy_type", "Internet",
                "jco.client.wshost", "erp.example",
                "jco.client.wsport", "8443");

        assertThat(view.configuration().url()).hasToString("https://erp.example:8443");
    }

    @Test
    void theConfiguredUserLogsOnWithThePassword() {
        assertThat(direct().configuration().authentication()).isInstanceOf(Authentication.Basic.class);
    }

    @Test
    void aPropagatedPrincipalTravelsAsForHttp() {
        HttpView view = direct(
                "jco.destination.auth_type", "PrincipalPropagation", "jco.client.user", "", "jco.client.passwd", "");

        assertThat(view.configuration().authentication()).isInstanceOf(Authentication.PrincipalPropagation.class);
    }

    @Test
    void callsOfFunctionsTakeAsLongAsTheyTakeUnlessTheDestinationSaysOtherwise() {
        HttpConfiguration limited =
                direct("jco.destination.x_fairlead.timeout", "1500").configuration();

        assertThat(limited.readTimeout()).hasMillis(1500);
        assertThat(direct().configuration().readTimeout()).isGreaterThan(Duration.ofHours(12));
    }

    @Test
    void thePoolsCapacityAndExpiryAreThoseOfIdleConnections() {
        HttpView view = direct(
                "jco.destination.pool_capacity", "3",
                "jco.destination.expiration_time", "1500",
                "jco.destination.expiration_check_period", "700");

        assertThat(view.idle()).contains(new IdleConnections(3, Duration.ofMillis(1500), Duration.ofMillis(700)));
        assertThat(direct().idle()).contains(new IdleConnections(1, Duration.ofSeconds(60), Duration.ofSeconds(60)));
    }

    @Test
    @Tag("RFC-7")
    void aMisspeltOptionIsAnInvalidDestination() {
        assertThatThrownBy(() -> direct("jco.destination.x_fairlead.transprot", "soap"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("sales")
                .hasMessageContaining("jco.destination.x_fairlead.transprot");
    }

    @ParameterizedTest
    @CsvSource({
        "transport, jco",
        "route, http",
        "route, direct",
    })
    void whatIsAskedForAndNotServedIsAnInvalidDestination(String option, String value) {
        assertThatThrownBy(() -> direct("jco.destination.x_fairlead." + option, value))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("jco.destination.x_fairlead." + option);
    }

    @Test
    void aForwarderCarriesNoCallsOverSoap() {
        assertThatThrownBy(() -> direct(
                        "jco.destination.x_fairlead.route", "forwarder",
                        "jco.destination.x_fairlead.transport", "soap"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("jco.destination.x_fairlead.route")
                .hasMessageContaining("no calls over SOAP");
    }

    @Test
    @Tag("RFC-64")
    void aPasswordDoesNotGoOverOpenHttpWithoutATunnel() {
        String[] open = {
            "jco.destination.proxy_type", "Internet",
            "jco.client.wshost", "erp.example",
            "jco.client.wsport", "8443",
            "jco.destination.x_fairlead.soap_url", "http://erp.example:8000"
        };
        assertThatThrownBy(() -> view(open))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("allow_plain")
                .hasMessageNotContaining("secret");

        String[] allowed = Arrays.copyOf(open, open.length + 2);
        allowed[open.length] = "jco.destination.x_fairlead.allow_plain";
        allowed[open.length + 1] = "1";
        assertThat(view(allowed).configuration().url()).hasToString("http://erp.example:8000");
    }

    @Test
    void anAliasCannotLogOn() {
        assertThatThrownBy(() -> direct("jco.client.user", "", "jco.client.alias_user", "anna@example.com"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("jco.client.alias_user");
    }

    @Test
    void destinationsOfOtherTypesAreNone() {
        Configuration http = DestinationEngine.builder()
                .sources(List.of(MapSource.of(
                        "shop",
                        Map.of(
                                "Type", "HTTP",
                                "URL", "https://shop.example",
                                "ProxyType", "Internet",
                                "Authentication", "NoAuthentication"))))
                .build()
                .configuration(DestinationLookup.of("shop"));

        assertThat(SoapAddress.of(http)).isEqualTo(Optional.empty());
    }
}
