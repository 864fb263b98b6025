package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.rfc.metrics.SystemCalls;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.jco.AbapException;
import dev.fairlead.jco.JCoContext;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.jco.ProvidedDestination;
import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.source.DestinationLookup;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Programs in JCo's words, over connections of the container. */
class JcoProgramTest {
    private static final Executor THREADS = task -> new Thread(task).start();

    private AbapEmulator system;
    private RfcTestHost host;
    private JCoDestination sales;

    @BeforeEach
    void start() {
        system = AbapEmulator.builder()
                .sid("FLD")
                .client("100")
                .user("TESTER", "secret")
                .standardModules()
                .statefulSoap(true)
                .start();
        Map<String, String> properties = RfcDestinations.direct(
                system,
                "TESTER",
                "jco.destination.x_fairlead.session",
                "cookie",
                "jco.destination.peak_limit",
                "1",
                "jco.destination.max_get_client_time",
                "0");
        Map<String, String> personal = Map.of(
                "Type", "RFC",
                "jco.destination.proxy_type", "OnPremise",
                "jco.destination.auth_type", "PrincipalPropagation",
                "jco.client.ashost", "erp.virtual",
                "jco.client.sysnr", "42",
                "jco.client.client", "100");
        Map<String, String> patient = RfcDestinations.with(properties, "jco.destination.max_get_client_time", "60000");
        host = new RfcTestHost(Map.of("sales", properties, "patient", patient, "personal", personal));
        sales = destination("sales");
    }

    @AfterEach
    void stop() {
        host.stop();
        system.close();
    }

    private JCoDestination destination(String name) {
        return host.factory().unwrap(JCoDestination.class, DestinationLookup.of(name), () -> OnBehalfOf.NOBODY);
    }

    private DestinationAccess access(String name) {
        return host.factory().unwrap(DestinationAccess.class, DestinationLookup.of(name), () -> OnBehalfOf.NOBODY);
    }

    private int increment() throws JCoException {
        sales.getRepository().getFunction("Z_INCREMENT_COUNTER").execute(sales);
        JCoFunction counter = sales.getRepository().getFunction("Z_GET_COUNTER");
        counter.execute(sales);
        return counter.getExportParameterList().getInt("GET_VALUE");
    }

    private static int group(JCoException failure) {
        return failure.getGroup();
    }

    @Test
    void callsAFunctionThatTheSystemDescribes() throws Exception {
        JCoFunction echo = sales.getRepository().getFunction("STFC_CONNECTION");
        echo.getImportParameterList().setValue("REQUTEXT", "ahoy");

        echo.execute(sales);

        assertThat(echo.getExportParameterList().getString("ECHOTEXT")).isEqualTo("ahoy");
        assertThat(sales.getAttributes().getSystemID()).isEqualTo("FLD");
    }

    @Test
    void anExceptionOfTheFunctionComesByItsName() throws Exception {
        JCoFunction raising = sales.getRepository().getFunction("STFC_EXCEPTION");

        AbapException raised = catchThrowableOfType(AbapException.class, () -> raising.execute(sales));

        assertThat(raised.getKey()).isEqualTo("EXAMPLE");
    }

    @Test
    @Tag("RFC-71")
    void callsBetweenBeginAndEndShareASession() throws Exception {
        JCoContext.begin(sales);
        try {
            assertThat(increment()).isEqualTo(1);
            assertThat(increment()).isEqualTo(2);
            assertThat(JCoContext.isStateful(sales)).isTrue();
        } finally {
            JCoContext.end(sales);
        }

        assertThat(increment()).isZero();
    }

    @Test
    void aSessionTakesItsTurnAmongTheCallsUntilItEnds() throws Exception {
        JCoDestination other = ProvidedDestination.of(access("sales"));
        JCoContext.begin(sales);

        JCoFunction ping = sales.getRepository().getFunction("STFC_CONNECTION");
        JCoException refused = catchThrowableOfType(JCoException.class, other::ping);
        assertThat(group(refused)).isEqualTo(JCoException.JCO_ERROR_RESOURCE);
        ping.execute(other);

        JCoContext.end(sales);
        other.ping();
    }

    @Test
    @Tag("RFC-79")
    void theMonitorCountsWhatGoesOnAndWhatWaits() throws Exception {
        JCoDestinationMonitor monitor = destination("patient").getMonitor();
        JCoDestination patient = destination("patient");
        assertThat(monitor.getUsedConnectionCount()).isZero();

        JCoContext.begin(patient);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> ping(patient), THREADS);
        await().untilAsserted(() -> assertThat(monitor.getWaitingThreadCount()).isEqualTo(1));
        assertThat(monitor.getUsedConnectionCount()).isEqualTo(1);
        JCoContext.end(patient);
        waiting.get();

        assertThat(monitor.getUsedConnectionCount()).isZero();
        assertThat(monitor.getWaitingThreadCount()).isZero();
        assertThat(monitor.getMaxUsedCount()).isEqualTo(1);
        assertThat(monitor.getPeakLimit()).isEqualTo(1);
        assertThat(monitor.getLastActivityTimestamp()).isPositive();
    }

    private static void ping(JCoDestination destination) {
        try {
            destination.ping();
        } catch (JCoException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void callsSessionsAndLookUpsAreCounted() throws Exception {
        JCoFunction echo = sales.getRepository().getFunction("STFC_CONNECTION");
        echo.execute(sales);
        JCoContext.begin(sales);
        echo.execute(sales);
        JCoFunction raising = sales.getRepository().getFunction("STFC_EXCEPTION");
        catchThrowableOfType(AbapException.class, () -> raising.execute(sales));

        assertThat(host.rfc().calls()).singleElement().satisfies(load -> {
            assertThat(load.load().system().destination()).isEqualTo("sales");
            assertThat(load.lookups()).isEqualTo(2);
            assertThat(load.load().used()).isEqualTo(1);
            assertThat(load.load().sessions()).isEqualTo(1);
            assertThat(load.calls())
                    .extracting(SystemCalls.Calls::function, SystemCalls.Calls::outcome, SystemCalls.Calls::count)
                    .containsExactlyInAnyOrder(
                            tuple("STFC_CONNECTION", "OK", 2L), tuple("STFC_EXCEPTION", "ABAP_EXCEPTION", 1L));
        });
        JCoContext.end(sales);
        assertThat(host.rfc().calls()).singleElement().satisfies(load -> {
            assertThat(load.load().used()).isZero();
            assertThat(load.load().sessions()).isZero();
        });
    }

    @Test
    void whereverItWasFoundADestinationIsTheSame() {
        assertThat(ProvidedDestination.of(access("sales"))).isEqualTo(ProvidedDestination.of(access("sales")));
        assertThat(ProvidedDestination.of(access("sales"))).isNotEqualTo(ProvidedDestination.of(access("personal")));
        assertThat(sales).hasToString("destination sales");
    }

    @Test
    void propertiesAreThoseThatCountAndSecretsAreMasked() {
        assertThat(sales.getProperties())
                .containsEntry("jco.client.user", "TESTER")
                .containsEntry("jco.client.passwd", "*****")
                .containsEntry("jco.destination.x_fairlead.session", "cookie");
        assertThat(sales.getPeakLimit()).isEqualTo(1);
        assertThat(sales.getClient()).isEqualTo("100");
    }

    @Test
    @Tag("RFC-95")
    void aDestinationForUsersRefusesThreadsWithoutOne() throws Exception {
        JCoDestination personal = destination("personal");

        JCoException refused = catchThrowableOfType(JCoException.class, personal::ping);
        JCoException unknown = catchThrowableOfType(
                JCoException.class, () -> personal.getRepository().getFunction("STFC_CONNECTION"));

        assertThat(group(refused)).isEqualTo(JCoException.JCO_ERROR_LOGON_FAILURE);
        assertThat(refused).hasMessageContaining("without a user");
        assertThat(group(unknown)).isEqualTo(JCoException.JCO_ERROR_LOGON_FAILURE);
        assertThatThrownBy(() -> JCoContext.begin(personal)).hasMessageContaining("without a user");
    }

    @Test
    void anUnknownDestinationIsToldAtOnceAndOneThatIsInjectedAtItsUse() {
        JCoDestination nowhere = destination("nowhere");

        assertThatThrownBy(() -> access("nowhere")).isInstanceOf(DestinationNotFoundException.class);
        assertThat(group(catchThrowableOfType(JCoException.class, nowhere::ping)))
                .isEqualTo(JCoException.JCO_ERROR_CONFIGURATION);
    }

    @Test
    void aTypeThatNobodyKnowsIsNotThere() {
        assertThatThrownBy(() ->
                        host.factory().unwrap(Runnable.class, DestinationLookup.of("sales"), () -> OnBehalfOf.NOBODY))
                .isInstanceOf(RfcUnsupportedException.class);
    }
}
