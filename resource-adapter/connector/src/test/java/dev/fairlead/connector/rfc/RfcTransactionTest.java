package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.rfc.system.SystemOfCaller;
import dev.fairlead.connector.transaction.ContainerTransactions;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.fault.Fault;
import dev.fairlead.emulator.fault.Match;
import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.rfc.RfcCommunicationException;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testkit.transaction.LazyConnectionManager;
import dev.fairlead.testkit.transaction.TestTransactions;
import dev.fairlead.testkit.transaction.TransactedConnectionManager;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.LocalTransactionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions called in transactions of the container, by an application that gets its connection anew for each call. */
class RfcTransactionTest {
    private static final DestinationLookup SALES = DestinationLookup.of("sales");
    private static final String COMMIT = "BAPI_TRANSACTION_COMMIT";
    private static final String ROLLBACK = "BAPI_TRANSACTION_ROLLBACK";

    private final TestTransactions transactions = new TestTransactions();
    private final TransactedConnectionManager pool = new LazyConnectionManager(transactions);
    private final AbapEmulator system = AbapEmulator.builder()
            .sid("FLD")
            .client("100")
            .user("TESTER", "secret")
            .standardModules()
            .module(FunctionDescription.named("Z_WAIT").build(), (context, function) -> waitForOther())
            .statefulSoap(true)
            .start();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private RfcTestHost host;
    private RfcConnectionFactory factory;

    @BeforeEach
    void aDestinationThatKeepsSessions() {
        destination(pool, "session", "cookie");
    }

    /** The destination has these properties of Fairlead's own. */
    private void destination(TransactedConnectionManager lender, String... properties) {
        if (host != null) {
            host.stop();
        }
        Map<String, String> all = new HashMap<>(RfcDestinations.direct(system, "TESTER"));
        for (int i = 0; i < properties.length; i += 2) {
            all.put("jco.destination.x_fairlead." + properties[i], properties[i + 1]);
        }
        host = new RfcTestHost(Map.of("sales", all), ContainerTransactions.of(transactions));
        factory = host.factory(lender);
    }

    @AfterEach
    void stop() {
        host.stop();
        system.close();
    }

    private void waitForOther() {
        waiting.countDown();
        awaitUninterrupted(goOn);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RfcFunction call(String name, String... values) {
        try (RfcConnection sales = factory.getConnection(SALES, OnBehalfOf.NOBODY)) {
            RfcFunction function = sales.function(name);
            for (int i = 0; i < values.length; i += 2) {
                function.set(values[i], values[i + 1]);
            }
            sales.call(function);
            return function;
        }
    }

    private void order(String customer) {
        try (RfcConnection sales = factory.getConnection(SALES, OnBehalfOf.NOBODY)) {
            RfcFunction order = sales.function("Z_FL_ORDER_CREATE");
            order.structure("HEADER").set("CUSTOMER", customer);
            order.table("ITEMS").addRow().set("QUANTITY", "1");
            sales.call(order);
        }
    }

    private void orderWithoutItems() {
        call("Z_FL_ORDER_CREATE");
    }

    private int orders() {
        return system.tables().table("ZFL_ORDER").rows("100").size();
    }

    private long runsOf(String function) {
        return system.calls().runsOf(function);
    }

    @Nested
    class Commit {

        @Test
        @Tag("RFC-81")
        void hasWhatTheCallsRegisteredDone() throws ResourceException {
            transactions.begin();
            order("Harbour Supplies");
            order("Rope and Sons");
            assertThat(orders()).isZero();

            transactions.commit();

            assertThat(orders()).isEqualTo(2);
            assertThat(runsOf(COMMIT)).isOne();
        }

        @Test
        void callsShareOneSession() throws ResourceException {
            transactions.begin();
            call("Z_INCREMENT_COUNTER");
            call("Z_INCREMENT_COUNTER");

            assertThat(call("Z_GET_COUNTER").getInt("GET_VALUE")).isEqualTo(2);
            transactions.commit();

            transactions.begin();
            assertThat(call("Z_GET_COUNTER").getInt("GET_VALUE")).isZero();
            transactions.commit();
        }

        @Test
        @Tag("RFC-69")
        void failsIfTheUpdatesDo() {
            transactions.begin();
            order("FAIL");

            assertThatThrownBy(transactions::commit)
                    .isInstanceOf(LocalTransactionException.class)
                    .hasRootCauseInstanceOf(RfcSystemException.class)
                    .hasMessageContaining("sales");
            assertThat(orders()).isZero();
        }

        @Test
        void doesNotWaitForUpdatesWhereTheDestinationSaysSo() throws ResourceException {
            destination(pool, "session", "cookie", "commit_wait", "0");
            transactions.begin();
            order("FAIL");

            transactions.commit();

            assertThat(system.failedUpdates()).hasSize(1);
        }

        @Test
        @Tag("RFC-81")
        void sendsNothingIfNothingWasCalled() throws ResourceException {
            transactions.begin();
            try (RfcConnection sales = factory.getConnection(SALES, OnBehalfOf.NOBODY)) {
                sales.function("Z_FL_ORDER_CREATE");
            }
            List<CallLog.Entry> before = system.calls().entries();

            transactions.commit();

            assertThat(system.calls().entries()).isEqualTo(before);
        }

        @Test
        void isNotRepeatedIfItsAnswerIsLost() {
            transactions.begin();
            order("Harbour Supplies");
            system.faults().arm(Fault.loseAnswer(), Match.function(COMMIT));

            assertThatThrownBy(transactions::commit)
                    .isInstanceOf(LocalTransactionException.class)
                    .hasCauseInstanceOf(RfcCommunicationException.class)
                    .satisfies(failure -> assertThat(((RfcException) failure.getCause()).outcomeUnknown())
                            .isTrue());
            assertThat(runsOf(COMMIT)).isOne();
            assertThat(pool.broken()).isOne();
        }

        @Test
        void isRefusedIfTheSystemKeptNoSessionAfterAll() {
            try (AbapEmulator forgetful = AbapEmulator.builder()
                    .client("100")
                    .user("TESTER", "secret")
                    .standardModules()
                    .start()) {
                destination(
                        pool, "session", "cookie", "soap_url", forgetful.url().toString());
                transactions.begin();
                order("Harbour Supplies");

                assertThatThrownBy(transactions::commit)
                        .isInstanceOf(LocalTransactionException.class)
                        .hasCauseInstanceOf(RfcUnsupportedException.class);
            }
        }
    }

    @Nested
    class Rollback {

        @Test
        @Tag("RFC-81")
        void discardsWhatTheCallsRegistered() throws ResourceException {
            transactions.begin();
            order("Harbour Supplies");

            transactions.rollback();

            assertThat(orders()).isZero();
            assertThat(runsOf(ROLLBACK)).isOne();
            assertThat(runsOf(COMMIT)).isZero();
        }

        @Test
        void succeedsIfTheSessionIsGone() throws ResourceException {
            transactions.begin();
            order("Harbour Supplies");
            system.endSessions();

            transactions.rollback();

            assertThat(orders()).isZero();
        }

        @Test
        void isAllThatIsLeftAfterADumpWhichTookTheSessionWithIt() throws ResourceException {
            transactions.begin();
            order("Harbour Supplies");
            assertThatThrownBy(() -> call("RFC_RAISE_ERROR", "METHOD", "3")).isInstanceOf(RfcSystemException.class);

            assertThat(transactions.commit()).isFalse();

            assertThat(orders()).isZero();
            assertThat(runsOf(COMMIT)).isZero();
        }
    }

    @Nested
    class WithinATransaction {

        @Test
        @Tag("RFC-84")
        void theApplicationDoesNotCommitBehindTheContainersBack() throws ResourceException {
            transactions.begin();
            order("Harbour Supplies");

            assertThatThrownBy(() -> call(COMMIT))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.ILLEGAL_STATE));
            assertThatThrownBy(() -> call(ROLLBACK)).isInstanceOf(RfcException.class);
            assertThat(orders()).isZero();
            transactions.rollback();
        }

        @Test
        void outsideOfOneTheApplicationCommitsAsItLikes() {
            call(COMMIT);

            assertThat(runsOf(COMMIT)).isOne();
        }

        @Test
        @Tag("RFC-67")
        void aSecondThreadIsRefusedWhileACallGoesOn() throws ResourceException {
            transactions.begin();
            try (RfcConnection sales = factory.getConnection(SALES, OnBehalfOf.NOBODY)) {
                RfcFunction counter = sales.function("Z_GET_COUNTER");
                CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                    awaitUninterrupted(waiting);
                    try {
                        sales.call(counter);
                    } finally {
                        goOn.countDown();
                    }
                });
                sales.call(sales.function("Z_WAIT"));

                assertThatThrownBy(other::join)
                        .cause()
                        .isInstanceOfSatisfying(
                                RfcException.class,
                                e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.CONCURRENT_CALL));
            }
            transactions.commit();
        }

        @Test
        void aCallThatComesWhenItHasEndedIsRefused() throws ResourceException {
            RfcTransaction ended = new RfcTransaction(host.managed(SALES));
            ended.begin();
            ended.commit();
            SystemOfCaller sales = host.rfc().of(SALES, Optional.empty());

            assertThatThrownBy(() -> ended.call(sales, sales.function("Z_INCREMENT_COUNTER")))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.ILLEGAL_STATE));
            assertThat(runsOf("Z_INCREMENT_COUNTER")).isZero();
        }

        @Test
        void aConnectionThatIsTakenBackMeanwhileLosesWhatWasCalled() throws ResourceException {
            RfcTransaction open = new RfcTransaction(host.managed(SALES));
            open.begin();
            SystemOfCaller sales = host.rfc().of(SALES, Optional.empty());
            open.call(sales, sales.function("Z_INCREMENT_COUNTER"));

            open.abandon();

            assertThatThrownBy(open::commit)
                    .isInstanceOf(LocalTransactionException.class)
                    .hasMessageContaining("was lost");
            assertThat(runsOf(COMMIT)).isZero();
        }

        @Test
        void anErrorThatAFunctionReturnsIsTheApplicationsConcern() throws ResourceException {
            transactions.begin();
            orderWithoutItems();

            assertThat(transactions.commit()).isTrue();
        }

        @Test
        void anErrorThatAFunctionReturnsPreventsTheCommitWhereTheDestinationSaysSo() throws ResourceException {
            destination(pool, "session", "cookie", "return_check", "mark");
            transactions.begin();
            order("Harbour Supplies");
            orderWithoutItems();

            assertThat(transactions.commit()).isFalse();
            assertThat(orders()).isZero();
        }

        @Test
        void aConnectionIsUsedAgainAfterwards() throws ResourceException {
            transactions.begin();
            order("Harbour Supplies");
            transactions.commit();
            transactions.begin();
            order("Rope and Sons");
            transactions.commit();

            assertThat(orders()).isEqualTo(2);
            assertThat(pool.created()).isOne();
        }
    }

    @Nested
    class WithoutSessions {

        @Test
        void callsTakeEffectAtOnceAndNothingIsCommitted() throws ResourceException {
            destination(pool);
            transactions.begin();
            call("STFC_CONNECTION", "REQUTEXT", "ahoy");

            transactions.commit();

            assertThat(runsOf("STFC_CONNECTION")).isOne();
            assertThat(runsOf(COMMIT)).isZero();
        }

        @Test
        void theContainerEnlistsNothing() {
            destination(pool);
            transactions.begin();

            call("STFC_CONNECTION", "REQUTEXT", "ahoy");

            assertThat(transactions.resources()).isZero();
        }

        @Test
        @Tag("RFC-70")
        void theApplicationCannotCommitEither() throws ResourceException {
            destination(pool);
            transactions.begin();

            assertThatThrownBy(() -> call(COMMIT)).isInstanceOf(RfcUnsupportedException.class);
            transactions.rollback();

            destination(pool, "luw", "lenient");
            transactions.begin();
            call(COMMIT);
            transactions.rollback();
            assertThat(runsOf(COMMIT)).isOne();
        }
    }

    @Nested
    class OnAContainerThatEnlistsWhatItLends {
        private final TransactedConnectionManager eager = new TransactedConnectionManager(transactions);

        @Test
        void transactionsAreTheSame() throws ResourceException {
            destination(eager, "session", "cookie");
            transactions.begin();
            order("Harbour Supplies");
            order("Rope and Sons");
            transactions.commit();

            assertThat(orders()).isEqualTo(2);
            assertThat(runsOf(COMMIT)).isOne();
        }

        @Test
        void systemsWithoutSessionsGetNothingToCommit() throws ResourceException {
            destination(eager);
            transactions.begin();
            call("STFC_CONNECTION", "REQUTEXT", "ahoy");
            transactions.commit();

            assertThat(runsOf(COMMIT)).isZero();
        }
    }

    @Nested
    class FailedCalls {

        @Test
        @Tag("RFC-82")
        void aDumpCostsTheConnection() {
            assertThatThrownBy(() -> call("RFC_RAISE_ERROR", "METHOD", "3")).isInstanceOf(RfcSystemException.class);

            assertThat(pool.broken()).isOne();
        }

        @Test
        @Tag("RFC-82")
        void aLostAnswerCostsTheConnection() {
            system.faults().arm(Fault.loseAnswer(), Match.function("STFC_CONNECTION"));

            assertThatThrownBy(() -> call("STFC_CONNECTION")).isInstanceOf(RfcCommunicationException.class);

            assertThat(pool.broken()).isOne();
        }

        @Test
        void theContainerHearsOfItOnceWhateverElseFails() throws ResourceException {
            RfcManagedConnection connection = host.managed(SALES);
            connection.addConnectionEventListener(pool);
            RfcException failure =
                    RfcException.of(RfcFailure.of(RfcErrorGroup.COMMUNICATION, "sales", "Z_WAIT", "was lost"));

            connection.failed(failure);
            connection.failed(failure);

            assertThat(pool.broken()).isOne();
        }

        @Test
        @Tag("RFC-82")
        void exceptionsOfFunctionsAndMistakesDoNot() {
            assertThatThrownBy(() -> call("STFC_EXCEPTION")).isInstanceOf(RfcException.class);
            assertThatThrownBy(() -> call("NO_SUCH_FM")).isInstanceOf(RfcException.class);
            assertThatThrownBy(() -> call("STFC_CONNECTION", "NO_SUCH_FIELD", ""))
                    .isInstanceOf(RfcException.class);

            assertThat(pool.broken()).isZero();
            assertThat(pool.created()).isOne();
        }
    }
}
