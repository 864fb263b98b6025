package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.Registration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an application hears of the functions that it calls. */
class TelemetryTest {
    private static final String SHOP = "shop";
    private static final CalledSystem SALES = new CalledSystem("", "sales", "soap");
    private static final CalledSystem EMULATED = new CalledSystem("", "emulated", "emulator");

    private final AbapEmulator system = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "secret")
            .standardModules()
            .statefulSoap(true)
            .start();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final RecordedTelemetry telemetry = new RecordedTelemetry();
    private HttpServer broken;
    private RfcTestHost host;
    private Registration registration;

    @BeforeEach
    void start() throws Exception {
        broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            traces.addAll(exchange.getRequestHeaders().getOrDefault("traceparent", List.of()));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        broken.start();
        host = new RfcTestHost(
                Map.of(
                        "sales",
                        RfcDestinations.direct(system, "TESTER", "jco.destination.x_fairlead.session", "cookie"),
                        "broken",
                        RfcDestinations.direct(
                                system,
                                "TESTER",
                                "jco.destination.x_fairlead.soap_url",
                                "http://localhost:" + broken.getAddress().getPort()),
                        "emulated",
                        RfcDestinations.direct(
                                system,
                                "TESTER",
                                "jco.destination.x_fairlead.soap_url",
                                "",
                                "jco.client.wshost",
                                "localhost",
                                "jco.client.wsport",
                                "1",
                                "jco.destination.x_fairlead.transport",
                                "emulator",
                                "jco.client.trace",
                                "1",
                                "jco.destination.x_fairlead.mask",
                                "REQUTEXT")),
                new FunctionConfiguration(Optional.empty(), true, false));
        registration = host.factory().observe(SHOP, telemetry);
    }

    @AfterEach
    void stop() {
        host.stop();
        broken.stop(0);
        system.close();
    }

    private static DestinationLookup lookup(String application, String name) {
        return new DestinationLookup(application, "", name, LookupOptions.DEFAULT);
    }

    private RfcConnection connection(String name) {
        return host.factory().getConnection(lookup(SHOP, name), OnBehalfOf.NOBODY);
    }

    private static void echo(RfcConnection connection) {
        connection.call(connection.function("STFC_CONNECTION").set("REQUTEXT", "ahoy"));
    }

    @Test
    void aCallOverSoapIsHeardOfWithItsBytes() {
        try (RfcConnection sales = connection("sales")) {
            echo(sales);
        }

        assertThat(telemetry.calls()).singleElement().satisfies(call -> {
            assertThat(call.system()).isEqualTo(SALES);
            assertThat(call.function()).isEqualTo("STFC_CONNECTION");
            assertThat(call.result().outcome()).isEqualTo("OK");
            assertThat(call.result().time()).isPositive();
            assertThat(call.result().sent()).isGreaterThan(200);
            assertThat(call.result().received()).isGreaterThan(200);
        });
        assertThat(telemetry.lookups()).containsOnly(SALES);
    }

    @Test
    void anExceptionOfTheFunctionIsToldByItsGroup() {
        try (RfcConnection sales = connection("sales")) {
            RfcFunction raising = sales.function("STFC_EXCEPTION");

            assertThat(catchThrowable(() -> sales.call(raising))).isNotNull();
        }

        assertThat(telemetry.calls())
                .extracting(call -> call.result().failure())
                .containsExactly(Optional.of("ABAP_EXCEPTION"));
    }

    @Test
    void theTraceGoesAlongToTheSystem() {
        try (RfcConnection failing = connection("broken")) {
            assertThat(catchThrowable(failing::ping)).isNotNull();
        }

        assertThat(traces).containsExactlyElementsOf(RecordedTelemetry.TRACE.values());
    }

    @Test
    void callsOfAnUnitOfWorkAreHeardOfAndItIsOpenMeanwhile() {
        try (RfcConnection sales = connection("sales")) {
            try (RfcUnitOfWork unit = sales.begin()) {
                unit.call(unit.function("STFC_CONNECTION"));
                assertThat(host.factory().loads(SHOP))
                        .extracting(SystemLoad::system, SystemLoad::used, SystemLoad::sessions)
                        .containsExactly(tuple(SALES, 1, 1));
            }
            assertThat(host.factory().loads(SHOP))
                    .extracting(SystemLoad::used, SystemLoad::sessions)
                    .containsExactly(tuple(0, 0));
        }

        assertThat(telemetry.calls())
                .extracting(RecordedTelemetry.Heard::function)
                .containsExactly("STFC_CONNECTION", "BAPI_TRANSACTION_ROLLBACK");
    }

    @Test
    void aTransactionIsOneCall() {
        DestinationAccess emulated =
                host.factory().unwrap(DestinationAccess.class, lookup(SHOP, "emulated"), () -> OnBehalfOf.NOBODY);
        FunctionData echo = emulated.repository().require("STFC_CONNECTION");
        RfcTransactions transactions = emulated.transactions();

        transactions.execute("A1", echo);
        transactions.executeInQueue("A2", "QUEUE", echo, echo);

        assertThat(telemetry.calls())
                .extracting(RecordedTelemetry.Heard::system, RecordedTelemetry.Heard::function)
                .containsExactly(tuple(EMULATED, "STFC_CONNECTION"), tuple(EMULATED, "(several)"));
    }

    @Test
    void connectionsThatAreKeptForLaterCallsAreIdle() {
        try (RfcConnection sales = connection("sales")) {
            echo(sales);
            echo(sales);
        }

        assertThat(host.factory().loads(SHOP)).containsExactly(new SystemLoad(SALES, 0, 1, 0, 0));
    }

    @Test
    @Tag("RFC-62")
    void whateverTransportsThemCallsAreTracedAndSecretsAreMasked() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger wire = Logger.getLogger("fairlead.rfc.wire");
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }
        };
        wire.addHandler(handler);
        try (RfcConnection emulated = connection("emulated")) {
            emulated.call(emulated.function("STFC_CONNECTION").set("REQUTEXT", "a secret"));
        } finally {
            wire.removeHandler(handler);
        }

        assertThat(lines)
                .anyMatch(line -> line.startsWith("emulated <- STFC_CONNECTION") && line.contains("REQUTEXT=***"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("emulated -> STFC_CONNECTION") && line.contains("RESPTEXT="));
        assertThat(lines).noneMatch(line -> line.contains("REQUTEXT=a secret"));
    }

    @Test
    void ofOtherApplicationsNothingIsHeard() {
        try (RfcConnection sales = host.factory().getConnection(lookup("bank", "sales"), OnBehalfOf.NOBODY)) {
            echo(sales);
        }

        assertThat(telemetry.calls()).isEmpty();
        assertThat(host.factory().loads(SHOP)).isEmpty();
        assertThat(host.factory().loads("bank")).hasSize(1);
    }

    @Test
    void afterItsEndNothingIsHeard() {
        registration.close();
        registration.close();

        try (RfcConnection sales = connection("sales")) {
            echo(sales);
        }

        assertThat(telemetry.calls()).isEmpty();
    }
}
