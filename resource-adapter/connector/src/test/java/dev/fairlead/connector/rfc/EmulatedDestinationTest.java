package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcLogonException;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Destinations whose system is emulated within the resource adapter. */
class EmulatedDestinationTest {
    private static final Map<String, String> SALES = Map.of(
            "Type", "RFC",
            "jco.client.ashost", "erp.virtual",
            "jco.client.sysnr", "42",
            "jco.client.client", "300",
            "jco.client.user", "INTERFACE",
            "jco.client.passwd", "change-me",
            "jco.destination.x_fairlead.transport", "emulator");

    private RfcTestHost host =
            new RfcTestHost(Map.of("sales", SALES, "more", SALES), new FunctionConfiguration(Optional.empty(), true));

    @AfterEach
    void stop() {
        host.stop();
    }

    private RfcConnection connection(String tenant, String name) {
        return host.factory()
                .getConnection(new DestinationLookup("", tenant, name, LookupOptions.DEFAULT), OnBehalfOf.NOBODY);
    }

    /** Keeps an order and gives its number. */
    private static String order(RfcConnection connection) {
        try (RfcUnitOfWork work = connection.begin()) {
            RfcFunction create = work.function("Z_FL_ORDER_CREATE");
            create.structure("HEADER").set("CUSTOMER", "Anna");
            create.table("ITEMS").addRow().set("QUANTITY", "1");
            work.call(create);
            work.commit();
            return create.getString("ORDER_ID");
        }
    }

    @Test
    void itIsCalledAsTheDestinationsUserInItsClient() {
        try (RfcConnection sales = connection("", "sales")) {
            RfcFunction echo = sales.function("STFC_CONNECTION").set("REQUTEXT", "ahoy");
            sales.call(echo);

            assertThat(echo.getString("ECHOTEXT")).isEqualTo("ahoy");
            assertThat(sales.systemInfo().user()).isEqualTo("INTERFACE");
            assertThat(sales.systemInfo().client()).isEqualTo("300");
        }
    }

    @Test
    void itKeepsItsDataForTheNextConnection() {
        String first;
        try (RfcConnection sales = connection("", "sales")) {
            first = order(sales);
        }
        try (RfcConnection sales = connection("", "sales")) {
            assertThat(order(sales)).isNotEqualTo(first);
        }
    }

    @Test
    void eachTenantAndDestinationHasOneOfItsOwn() {
        try (RfcConnection sales = connection("a", "sales");
                RfcConnection ofOther = connection("b", "sales");
                RfcConnection more = connection("a", "more")) {
            String first = order(sales);

            assertThat(order(ofOther)).isEqualTo(first);
            assertThat(order(more)).isEqualTo(first);
        }
    }

    @Test
    void whoIsUnknownThereIsNotLoggedOn() {
        host.stop();
        Map<String, String> propagating = RfcDestinations.with(
                SALES,
                "jco.destination.auth_type",
                "PrincipalPropagation",
                "jco.client.user",
                "",
                "jco.client.passwd",
                "");
        host = new RfcTestHost(Map.of("sales", propagating), new FunctionConfiguration(Optional.empty(), true));

        try (RfcConnection known =
                        host.factory().getConnection(DestinationLookup.of("sales"), RfcDestinations.user("certuser"));
                RfcConnection unknown =
                        host.factory().getConnection(DestinationLookup.of("sales"), RfcDestinations.user("eve"))) {
            known.ping();
            assertThatThrownBy(unknown::ping).isInstanceOf(RfcLogonException.class);
        }
    }

    @Test
    void aServerThatDoesNotPermitItRefusesTheDestination() {
        host.stop();
        host = new RfcTestHost(Map.of("sales", SALES));

        assertThatThrownBy(() -> host.factory().check(DestinationLookup.of("sales")))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("jco.destination.x_fairlead.transport")
                .hasMessageContaining("fairlead.rfc.emulator");
        assertThatThrownBy(() -> connection("", "sales")).isInstanceOf(InvalidDestinationException.class);
    }
}
