package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.module.AbapAbort;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.trfc.TransactionState;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that run exactly once (RFC specification, E.3). */
class TransactionsTest {
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private volatile Consumer<String> onNote = name -> {};
    private final Set<String> broken = new HashSet<>();
    private final AbapEmulator emulator = Emulators.standard()
            .module(
                    FunctionDescription.named("Z_NOTE")
                            .imports("NAME", FieldType.charOf(10))
                            .build(),
                    (context, function) -> {
                        String name = function.getString("NAME");
                        if (broken.contains(name)) {
                            throw context.dump("BROKEN", name);
                        }
                        onNote.accept(name);
                        ran.add(name);
                    })
            .start();
    private final LocalConnection connection = emulator.connect("TESTER");

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    @Tag("RFC-73")
    void aTransactionRunsOnceHoweverOftenItIsSent() {
        connection.execute("TID1", note("a"));
        connection.execute("TID1", note("a"));

        assertThat(ran).containsExactly("a");
        assertThat(emulator.transactions().state("TID1")).isEqualTo(TransactionState.EXECUTED);
    }

    @Test
    @Tag("RFC-73")
    void aTransactionThatFailsIsForgottenAndRunsAgain() {
        broken.add("b");
        assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> connection.execute("TID2", note("a"), note("b")));
        assertThat(emulator.transactions().state("TID2")).isEqualTo(TransactionState.NOT_FOUND);
        broken.clear();

        connection.execute("TID2", note("a"), note("b"));

        assertThat(ran).containsExactly("a", "a", "b");
    }

    @Test
    @Tag("RFC-73")
    void aTransactionThatWasConfirmedWouldRunAgain() {
        connection.execute("TID3", note("a"));
        connection.confirm("TID3");
        connection.execute("TID3", note("a"));

        assertThat(ran).containsExactly("a", "a");
    }

    @Test
    void theCallsOfATransactionAreCommittedTogether() {
        FunctionData order = connection.function("Z_FL_ORDER_CREATE");
        order.table("ITEMS").addRow().set("MATERIAL", "Rope").set("QUANTITY", 1).set("PRICE", 1);
        broken.add("b");
        assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> connection.execute("TID4", order, note("b")));
        assertThat(emulator.tables().table("ZFL_ORDER").rows("100")).isEmpty();

        connection.execute("TID4", order);

        assertThat(emulator.tables().table("ZFL_ORDER").rows("100")).hasSize(1);
    }

    @Test
    void aTransactionWhoseUpdateFailsWritesNothingAndIsForgotten() {
        FunctionData order = connection.function("Z_FL_ORDER_CREATE");
        order.structure("HEADER").set("CUSTOMER", "FAIL");
        order.table("ITEMS").addRow().set("MATERIAL", "Rope").set("QUANTITY", 1).set("PRICE", 1);

        assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> connection.execute("TID5", order))
                .satisfies(failure -> assertThat(failure.nativeCode()).isEqualTo("UPDATE_FAILED"));

        assertThat(emulator.tables().table("ZFL_ORDER").rows("100")).isEmpty();
        assertThat(emulator.transactions().state("TID5")).isEqualTo(TransactionState.NOT_FOUND);
    }

    @Test
    @Tag("RFC-74")
    void aQueueStopsAtItsFirstErrorAndGoesOnInOrder() {
        broken.add("two");
        connection.executeInQueue("T1", "Q", note("one"));
        assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> connection.executeInQueue("T2", "Q", note("two")));
        assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> connection.executeInQueue("T3", "Q", note("three")));
        connection.executeInQueue("T4", "OTHER", note("four"));
        assertThat(ran).containsExactly("one", "four");
        assertThat(emulator.transactions().waiting("Q")).containsExactly("T2", "T3");
        broken.clear();

        connection.executeInQueue("T2", "Q", note("two"));

        assertThat(ran).containsExactly("one", "four", "two", "three");
        assertThat(emulator.transactions().waiting("Q")).isEmpty();
    }

    @Test
    @Tag("RFC-73")
    void whoSendsATransactionThatRunsJustNowWaitsForItsEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        onNote = name -> {
            begun.countDown();
            await(go);
        };
        Thread first = started(() -> connection.execute("TID6", note("a")));
        begun.await();
        Thread second = started(() -> connection.execute("TID6", note("a")));
        Awaitility.await().until(() -> second.getState() == Thread.State.WAITING);

        go.countDown();
        first.join();
        second.join();

        assertThat(ran).containsExactly("a");
    }

    @Test
    @Tag("RFC-73")
    void whoWaitedForATransactionThatFailedRunsIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean fails = new AtomicBoolean(true);
        onNote = name -> {
            begun.countDown();
            await(go);
            if (fails.getAndSet(false)) {
                throw new AbapAbort("BROKEN", name);
            }
        };
        Thread first = started(() -> assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> connection.execute("TID7", note("a"))));
        begun.await();
        Thread second = started(() -> connection.execute("TID7", note("a")));
        Awaitility.await().until(() -> second.getState() == Thread.State.WAITING);

        go.countDown();
        first.join();
        second.join();

        assertThat(ran).containsExactly("a");
        assertThat(emulator.transactions().state("TID7")).isEqualTo(TransactionState.EXECUTED);
    }

    @Test
    void whoIsInterruptedWhileWaitingIsToldAndNothingRanTwice() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        onNote = name -> {
            begun.countDown();
            await(go);
        };
        AtomicReference<RfcSystemException> told = new AtomicReference<>();
        Thread first = started(() -> connection.execute("TID8", note("a")));
        begun.await();
        Thread second = started(() ->
                told.set(catchThrowableOfType(RfcSystemException.class, () -> connection.execute("TID8", note("a")))));
        Awaitility.await().until(() -> second.getState() == Thread.State.WAITING);

        second.interrupt();
        second.join();
        go.countDown();
        first.join();

        assertThat(told.get()).hasMessageContaining("interrupted");
        assertThat(ran).containsExactly("a");
    }

    @Test
    void aTransactionThatItsOwnModuleSendsIsAShortDump() {
        onNote = name -> connection.execute("TID9", note(name));

        assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> connection.execute("TID9", note("a")))
                .satisfies(failure -> assertThat(failure.nativeCode()).isEqualTo("UNCAUGHT_EXCEPTION"));
    }

    @Test
    @Tag("RFC-74")
    void whatAModuleSendsIntoItsOwnQueueRunsBehindIt() {
        onNote = name -> {
            if (name.equals("one")) {
                connection.executeInQueue("T6", "Q", note("two"));
            }
        };

        connection.executeInQueue("T5", "Q", note("one"));

        assertThat(ran).containsExactly("one", "two");
        assertThat(emulator.transactions().queues()).isEmpty();
    }

    @Test
    void idsComeFromTheSourceOfTheBuilder() {
        try (AbapEmulator one = Emulators.standard().random(new Random(7)).start();
                AbapEmulator other = Emulators.standard().random(new Random(7)).start()) {
            assertThat(one.newTransactionId())
                    .isEqualTo(other.newTransactionId())
                    .matches("[0-9A-F]{24}");
            assertThat(one.newUnitId()).isEqualTo(other.newUnitId()).matches("[0-9A-F]{32}");
        }
    }

    @Test
    void anIdHasALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> connection.execute("X".repeat(25), note("a")));
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private FunctionData note(String name) {
        return connection.function("Z_NOTE").set("NAME", name);
    }
}
