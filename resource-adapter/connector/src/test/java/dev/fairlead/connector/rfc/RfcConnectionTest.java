package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcLogonException;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.source.DestinationLookup;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions of an ABAP system, called over connections of the container. */
class RfcConnectionTest {

    private static final DestinationLookup SALES = DestinationLookup.of("sales");

    private AbapEmulator system;
    private RfcTestHost host;
    private RfcConnectionFactory factory;

    @BeforeEach
    void start() {
        system = AbapEmulator.builder()
                .sid("FLD")
                .client("100")
                .user("TESTER", "secret")
                .standardModules()
                .statefulSoap(true)
                .start();
    }

    @AfterEach
    void stop() {
        host.stop();
        system.close();
    }

    /** A connection to the system, with these properties besides those that it takes. */
    private RfcConnection connection(String... properties) {
        host = new RfcTestHost(Map.of(
                "sales",
                RfcDestinations.direct(system, "TESTER", properties),
                "shop",
                Map.of(
                        "Type", "HTTP",
                        "URL", "https://shop.example",
                        "ProxyType", "Internet",
                        "Authentication", "NoAuthentication")));
        factory = host.factory();
        return factory.getConnection(SALES, OnBehalfOf.NOBODY);
    }

    interface Greeting {
        @RfcModule("STFC_CONNECTION")
        @Export("ECHOTEXT")
        String echo(@Import("REQUTEXT") String text);
    }

    @Test
    void aFunctionIsDescribedByTheSystemAndCalled() {
        try (RfcConnection sales = connection()) {
            RfcFunction function = sales.function("STFC_CONNECTION").set("REQUTEXT", "Grüße, 100 < 200");

            sales.call(function);

            assertThat(function.getString("ECHOTEXT")).isEqualTo("Grüße, 100 < 200");
            assertThat(function.getString("RESPTEXT")).contains("Sysid: FLD");
        }
    }

    @Test
    void rowsOfTablesAreIterated() {
        try (RfcConnection sales = connection()) {
            RfcFunction list = sales.function("BAPI_COMPANYCODE_GETLIST");
            sales.call(list);

            assertThat(list.table("COMPANYCODE_LIST"))
                    .extracting((RfcRecord row) -> row.getString("COMP_CODE"))
                    .contains("1000", "2000");
        }
    }

    @Test
    void methodsOfAnInterfaceAreCalls() {
        try (RfcConnection sales = connection()) {
            assertThat(sales.modules(Greeting.class).echo("ahoy")).isEqualTo("ahoy");
            assertThat(factory.modules(Greeting.class, sales).echo("again")).isEqualTo("again");
        }
    }

    @Test
    void theSystemTellsWhoItIs() {
        try (RfcConnection sales = connection()) {
            sales.ping();

            assertThat(sales.systemInfo().systemId()).isEqualTo("FLD");
            assertThat(sales.systemInfo().user()).isEqualTo("TESTER");
        }
    }

    @Test
    @Tag("RFC-33")
    void aFunctionThatIsNotThereSaysSo() {
        try (RfcConnection sales = connection()) {
            assertThatThrownBy(() -> sales.function("NO_SUCH_FM"))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.FUNCTION_NOT_FOUND));
        }
    }

    @Test
    void aDeclaredExceptionComesByItsName() {
        try (RfcConnection sales = connection()) {
            RfcFunction function = sales.function("STFC_EXCEPTION");

            assertThatThrownBy(() -> sales.call(function))
                    .isInstanceOfSatisfying(
                            RfcAbapException.class, e -> assertThat(e.key()).isEqualTo("EXAMPLE"));
        }
    }

    @Test
    @Tag("RFC-55")
    void aWrongPasswordIsALogonFailureAndIsTriedOnce() {
        try (RfcConnection sales = connection("jco.client.passwd", "wrong")) {
            assertThatThrownBy(sales::ping)
                    .isInstanceOf(RfcLogonException.class)
                    .hasMessageContaining("sales")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    @Tag("RFC-70")
    void withoutASessionNothingCanBeCommitted() {
        try (RfcConnection sales = connection();
                RfcUnitOfWork work = sales.begin()) {
            work.call(work.function("Z_INCREMENT_COUNTER"));

            assertThat(work.isStateful()).isFalse();
            assertThatThrownBy(work::commit).isInstanceOf(RfcUnsupportedException.class);
        }
    }

    @Test
    @Tag("RFC-71")
    void aUnitOfWorkSharesItsSessionWhereTheSystemKeepsOne() {
        try (RfcConnection sales = connection("jco.destination.x_fairlead.session", "cookie");
                RfcUnitOfWork work = sales.begin()) {
            work.call(work.function("Z_INCREMENT_COUNTER"));
            work.call(work.function("Z_INCREMENT_COUNTER"));
            RfcFunction counter = work.function("Z_GET_COUNTER");
            work.call(counter);

            assertThat(counter.getInt("GET_VALUE")).isEqualTo(2);
            assertThat(work.isStateful()).isTrue();
        }
    }

    @Test
    void closingTheConnectionEndsTheUnitsOfWorkOnIt() {
        RfcConnection sales = connection("jco.destination.peak_limit", "1", "jco.destination.max_get_client_time", "0");
        sales.begin();
        assertThatThrownBy(sales::ping)
                .isInstanceOfSatisfying(
                        RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.RESOURCE));

        sales.close();

        try (RfcConnection next = factory.getConnection(SALES, OnBehalfOf.NOBODY)) {
            next.ping();
        }
    }

    @Test
    void closingTheConnectionRollsBackWhatIsOpenOnIt() {
        RfcConnection sales = connection("jco.destination.x_fairlead.session", "cookie");
        RfcUnitOfWork open = sales.begin();
        open.call(open.function("Z_INCREMENT_COUNTER"));
        RfcUnitOfWork ended = sales.begin();
        ended.call(ended.function("Z_INCREMENT_COUNTER"));
        ended.commit();
        ended.close();

        sales.close();

        assertThat(system.calls().runsOf("BAPI_TRANSACTION_ROLLBACK")).isOne();
        open.close();
        assertThat(system.calls().runsOf("BAPI_TRANSACTION_ROLLBACK")).isOne();
    }

    @Test
    @Tag("RFC-58")
    void aConnectionThatTheSystemClosedWhileItWasIdleIsReplacedUnnoticed() {
        try (RfcConnection sales = connection()) {
            sales.ping();
            system.closeConnections();
            // connections that were idle for more than a second are looked at before they are used
            await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);

            sales.ping();

            assertThat(system.calls().runsOf("RFC_PING")).isEqualTo(2);
        }
    }

    @Test
    void whatIsLearntOfASystemIsKeptForTheNextConnection() {
        try (RfcConnection first = connection()) {
            first.function("STFC_CONNECTION");
        }
        int asked = system.calls().entries().size();

        try (RfcConnection second = factory.getConnection(SALES, OnBehalfOf.NOBODY)) {
            second.function("STFC_CONNECTION");
        }

        assertThat(system.calls().entries().size()).isEqualTo(asked);
    }

    @Test
    void destinationsOfOtherTypesAreRefused() {
        try (RfcConnection sales = connection()) {
            assertThatThrownBy(() -> factory.check(DestinationLookup.of("shop")))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("RFC");
        }
    }
}
