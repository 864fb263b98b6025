package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.local.LocalConnection.LocalSession;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.SoapClient;
import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.SoapFault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lives between calls, and what becomes permanent (RFC specification, E.2). */
class SessionsTest {
    private final AbapEmulator emulator = Emulators.standard().start();
    private final LocalConnection connection = emulator.connect("TESTER");

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    @Tag("RFC-65")
    void callsInASessionShareItsMemoryAndOthersDoNot() {
        try (LocalSession session = connection.begin()) {
            assertThat(incremented(session)).isEqualTo(1);
            assertThat(incremented(session)).isEqualTo(2);
            assertThat(incremented(session)).isEqualTo(3);
        }
        assertThat(incremented(connection)).isZero();
        assertThat(incremented(connection)).isZero();
    }

    @Test
    void twoSessionsOfOneUserAreTwo() {
        try (LocalSession one = connection.begin();
                LocalSession other = connection.begin()) {
            assertThat(incremented(one)).isEqualTo(1);
            assertThat(incremented(other)).isEqualTo(1);
        }
    }

    @Test
    @Tag("RFC-68")
    void anOrderExistsAfterTheCommit() {
        try (LocalSession session = connection.begin()) {
            session.call(order("Harbour"));
            assertThat(orders()).isZero();
            session.call(connection.function("BAPI_TRANSACTION_COMMIT"));
            assertThat(orders()).isEqualTo(1);
        }
    }

    @Test
    @Tag("RFC-68")
    void anOrderDoesNotExistAfterARollbackNorWithoutACommit() {
        try (LocalSession session = connection.begin()) {
            session.call(order("Harbour"));
            session.call(connection.function("BAPI_TRANSACTION_ROLLBACK"));
            session.call(connection.function("BAPI_TRANSACTION_COMMIT"));
            session.call(order("Harbour"));
        }
        connection.call(connection.function("BAPI_TRANSACTION_COMMIT"));

        assertThat(orders()).isZero();
    }

    @Test
    @Tag("RFC-69")
    void anUpdateThatFailsUndoesAllOfTheCommit() {
        try (LocalSession session = connection.begin()) {
            session.call(order("Harbour"));
            session.call(order("FAIL"));
            FunctionData commit = connection.function("BAPI_TRANSACTION_COMMIT").set("WAIT", "X");

            session.call(commit);

            assertThat(commit.structure("RETURN").getString("TYPE")).isEqualTo("E");
            assertThat(commit.structure("RETURN").getString("ID")).isEqualTo("S&");
            assertThat(commit.structure("RETURN").getString("NUMBER")).isEqualTo("150");
        }
        assertThat(orders()).isZero();
    }

    @Test
    void whoDoesNotWaitIsNotToldOfAFailingUpdateButItIsOnRecord() {
        try (LocalSession session = connection.begin()) {
            session.call(order("FAIL"));
            FunctionData commit = connection.function("BAPI_TRANSACTION_COMMIT");

            session.call(commit);

            assertThat(commit.structure("RETURN").getString("TYPE")).isEmpty();
        }
        assertThat(emulator.failedUpdates()).singleElement().satisfies(failed -> {
            assertThat(failed.user()).isEqualTo("TESTER");
            assertThat(failed.reason()).contains("FAIL");
        });
    }

    @Test
    void whatAModuleWritesItselfIsPermanentAtOnce() {
        try (AbapEmulator own = Emulators.standard()
                .module(FunctionDescription.named("Z_WRITE").build(), (context, function) -> {
                    context.tables().table("T000").insert("", Map.of("CLIENT", "300"));
                    throw context.dump("ANYTHING", "ends badly");
                })
                .start()) {
            LocalConnection user = own.connect("TESTER");

            assertThatExceptionOfType(RfcSystemException.class).isThrownBy(() -> user.call(user.function("Z_WRITE")));

            assertThat(own.tables().table("T000").row("", "300")).isPresent();
        }
    }

    @Test
    void anAssertionThatFailsInAModuleIsAShortDump() {
        try (AbapEmulator own = Emulators.standard()
                .module(FunctionDescription.named("Z_CHECK").build(), (context, function) -> {
                    throw new AssertionError("expected more");
                })
                .start()) {
            LocalConnection user = own.connect("TESTER");

            assertThatExceptionOfType(RfcSystemException.class)
                    .isThrownBy(() -> user.call(user.function("Z_CHECK")))
                    .satisfies(failure -> {
                        assertThat(failure.nativeCode()).isEqualTo("UNCAUGHT_EXCEPTION");
                        assertThat(failure.abapMessage().text()).contains("expected more");
                    });
        }
    }

    @Test
    void aShortDumpEndsTheSessionAndADeclaredExceptionDoesNot() {
        try (LocalSession session = connection.begin()) {
            incremented(session);
            assertThatExceptionOfType(RfcAbapException.class)
                    .isThrownBy(() -> session.call(connection.function("STFC_EXCEPTION")));
            assertThat(incremented(session)).isEqualTo(2);

            session.call(order("Harbour"));
            assertThatExceptionOfType(RfcSystemException.class)
                    .isThrownBy(() ->
                            session.call(connection.function("RFC_RAISE_ERROR").set("METHOD", "3")));
            session.call(connection.function("BAPI_TRANSACTION_COMMIT"));

            assertThat(incremented(session)).isEqualTo(1);
            assertThat(orders()).isZero();
        }
    }

    @Test
    @Tag("RFC-71")
    void callersOverHttpShareASessionByCookieWhereTheSystemGivesOne() {
        try (AbapEmulator stateful = Emulators.standard().statefulSoap(true).start()) {
            SoapClient client = new SoapClient(stateful, "TESTER", "secret");
            assertThat(incremented(client)).isEqualTo(1);
            assertThat(incremented(client)).isEqualTo(2);

            client.post(client.function("RFC_PING"), "?sap-sessioncmd=close");

            assertThat(client.post(client.function("Z_GET_COUNTER"), "").statusCode())
                    .isEqualTo(400);
            assertThat(incremented(new SoapClient(stateful, "TESTER", "secret")))
                    .isEqualTo(1);
        }
    }

    @Test
    @Timeout(60)
    void whileACallRunsInItsSessionOthersBeginTheirs() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        try (AbapEmulator stateful = Emulators.standard()
                .statefulSoap(true)
                .pause(time -> {
                    runs.countDown();
                    mayReturn.await();
                })
                .start()) {
            SoapClient patient = new SoapClient(stateful, "TESTER", "secret");
            CompletableFuture<Optional<SoapFault>> waiting =
                    CompletableFuture.supplyAsync(() -> patient.call(patient.function("RFC_PING_AND_WAIT")));
            runs.await();

            assertThat(incremented(new SoapClient(stateful, "TESTER", "secret")))
                    .isEqualTo(1);

            mayReturn.countDown();
            assertThat(waiting.get()).isEmpty();
        }
    }

    @Test
    @Tag("RFC-71")
    void withoutThatEachCallOverHttpStandsAlone() {
        SoapClient client = new SoapClient(emulator, "TESTER", "secret");

        assertThat(incremented(client)).isZero();
        assertThat(client.post(client.function("RFC_PING"), "").headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    private int incremented(RfcCaller caller) {
        caller.call(connection.function("Z_INCREMENT_COUNTER"));
        FunctionData get = connection.function("Z_GET_COUNTER");
        caller.call(get);
        return get.getInt("GET_VALUE");
    }

    private static int incremented(SoapClient client) {
        assertThat(client.call(client.function("Z_INCREMENT_COUNTER"))).isEmpty();
        FunctionData get = client.function("Z_GET_COUNTER");
        assertThat(client.call(get)).isEmpty();
        return get.getInt("GET_VALUE");
    }

    private FunctionData order(String customer) {
        FunctionData order = connection.function("Z_FL_ORDER_CREATE");
        order.structure("HEADER").set("CUSTOMER", customer).set("CURRENCY", "EUR");
        order.table("ITEMS").addRow().set("MATERIAL", "Rope").set("QUANTITY", 2).set("PRICE", "12.50");
        return order;
    }

    private int orders() {
        return emulator.tables().table("ZFL_ORDER").rows("100").size();
    }
}
