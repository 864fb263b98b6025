package dev.fairlead.connector.rfc;

import static dev.fairlead.connector.rfc.RfcDestinations.direct;
import static dev.fairlead.connector.rfc.RfcDestinations.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.error.NoUserException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.source.DestinationLookup;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC destinations that leave address and logon to an HTTP destination (RFC specification, A.4.4). */
class HttpDestinationTest {
    private static final DestinationLookup SALES = DestinationLookup.of("sales");
    private static final String HTTP_DESTINATION = "jco.destination.x_fairlead.http_destination";

    private AbapEmulator system;
    private RfcTestHost host;

    @BeforeEach
    void start() {
        system = AbapEmulator.builder()
                .client("100")
                .standardUsers("secret")
                .client("200")
                .standardUsers("secret")
                .standardModules()
                .start();
    }

    @AfterEach
    void stop() {
        host.stop();
        system.close();
    }

    private static Map<String, String> over(String name, String... properties) {
        return RfcDestinations.with(
                Map.of("Type", "RFC", HTTP_DESTINATION, name, "jco.destination.x_fairlead.allow_plain", "1"),
                properties);
    }

    private RfcConnection connection(Map<String, Map<String, String>> destinations) {
        host = new RfcTestHost(destinations);
        return host.factory().getConnection(SALES, OnBehalfOf.NOBODY);
    }

    @Test
    void itsAddressAndItsUserAreUsed() {
        try (RfcConnection sales = connection(Map.of("sales", over("erp"), "erp", http(system, "TESTER")))) {
            RfcFunction echo = sales.function("STFC_CONNECTION").set("REQUTEXT", "ahoy");
            sales.call(echo);

            assertThat(echo.getString("ECHOTEXT")).isEqualTo("ahoy");
        }
        assertThat(system.calls().entries()).extracting(CallLog.Entry::user).containsOnly("TESTER");
    }

    @Test
    void theClientIsTheRfcDestinationsAndItsLogonIsNot() {
        Map<String, String> sales =
                over("erp", "jco.client.client", "200", "jco.client.user", "NOMETA", "jco.client.passwd", "wrong");
        try (RfcConnection connection = connection(Map.of("sales", sales, "erp", http(system, "TESTER")))) {
            connection.ping();
        }
        assertThat(system.calls().entries()).allSatisfy(call -> {
            assertThat(call.client()).isEqualTo("200");
            assertThat(call.user()).isEqualTo("TESTER");
        });
    }

    @Test
    void aPasswordDoesNotGoOverOpenHttpUnlessItMay() {
        Map<String, String> closed = over("erp", "jco.destination.x_fairlead.allow_plain", "0");
        try (RfcConnection sales = connection(Map.of("sales", closed, "erp", http(system, "TESTER")))) {
            assertThatThrownBy(sales::ping).hasMessageContaining("allow_plain");
        }
        assertThat(system.calls().entries()).isEmpty();
    }

    @Test
    void connectionsBelongToUsersWhereTheHttpDestinationIsAUsersOwn() {
        Map<String, String> propagating =
                http(system, "", "Password", "", "ProxyType", "OnPremise", "Authentication", "PrincipalPropagation");
        host = new RfcTestHost(Map.of("sales", over("erp"), "erp", propagating));

        DestinationInfo info = host.rfc().describe(SALES);

        assertThat(info.userBound()).isTrue();
        assertThat(info.authentication()).isEqualTo("PrincipalPropagation");
        assertThatThrownBy(() -> host.factory().getConnection(SALES, OnBehalfOf.NOBODY))
                .isInstanceOf(NoUserException.class);
    }

    @Test
    void anotherRfcDestinationIsRefused() {
        host = new RfcTestHost(Map.of("sales", over("other"), "other", direct(system, "TESTER")));

        assertThatThrownBy(() -> host.factory().check(SALES))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(HTTP_DESTINATION)
                .hasMessageContaining("is of type RFC");
    }

    @Test
    void itCannotNameItself() {
        host = new RfcTestHost(Map.of("sales", over("sales")));

        assertThatThrownBy(() -> host.factory().check(SALES))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("is of type RFC");
    }

    @Test
    void anUnknownOneIsToldAtTheLookUp() {
        host = new RfcTestHost(Map.of("sales", over("nowhere")));

        assertThatThrownBy(() -> host.factory().check(SALES)).isInstanceOf(DestinationNotFoundException.class);
    }
}
