package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.trfc.TransactionState;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that run exactly once (RFC specification, E.3). */
class TransactionsTest {
    private final List<String> ran = new ArrayList<>();
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
    void anIdHasALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> connection.execute("X".repeat(25), note("a")));
    }

    private FunctionData note(String name) {
        return connection.function("Z_NOTE").set("NAME", name);
    }
}
