package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.local.LocalUnits;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.trfc.UnitState;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Units of background RFC (RFC specification, E.3 and B.10). */
class UnitsTest {
    private static final String FIRST = "0".repeat(31) + "1";
    private static final String SECOND = "0".repeat(31) + "2";
    private static final String THIRD = "0".repeat(31) + "3";
    private static final Set<String> ORDERS = Set.of("ORDERS");

    private final List<String> ran = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private Consumer<String> onNote = name -> {};
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
                        onNote.accept(name);
                    })
            .start();
    private final LocalConnection connection = emulator.connect("TESTER");
    private final LocalUnits units = connection.units();

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void aUnitRunsOnceHoweverOftenItIsSent() {
        units.execute(FIRST, note("a"), note("b"));
        units.execute(FIRST, note("a"), note("b"));

        assertThat(ran).containsExactly("a", "b");
        assertThat(units.state(FIRST)).isEqualTo(UnitState.COMMITTED);
    }

    @Test
    void aUnitIsInProcessWhileItRuns() {
        List<UnitState> seen = new ArrayList<>();
        onNote = name -> seen.add(units.state(FIRST));

        units.execute(FIRST, note("a"));

        assertThat(seen).containsExactly(UnitState.IN_PROCESS);
    }

    @Test
    void aUnitThatFailsIsRolledBackAndRunsWhenItIsSentAgain() {
        broken.add("b");
        assertThatExceptionOfType(RfcSystemException.class).isThrownBy(() -> units.execute(FIRST, order(), note("b")));
        assertThat(units.state(FIRST)).isEqualTo(UnitState.ROLLED_BACK);
        assertThat(emulator.tables().table("ZFL_ORDER").rows("100")).isEmpty();
        broken.clear();

        units.execute(FIRST, order(), note("b"));

        assertThat(units.state(FIRST)).isEqualTo(UnitState.COMMITTED);
        assertThat(emulator.tables().table("ZFL_ORDER").rows("100")).hasSize(1);
    }

    @Test
    void aUnitIsConfirmedOnlyAfterItWasCommitted() {
        units.confirm(FIRST);
        assertThat(units.state(FIRST)).isEqualTo(UnitState.NOT_FOUND);
        units.execute(FIRST, note("a"));

        units.confirm(FIRST);

        assertThat(units.state(FIRST)).isEqualTo(UnitState.CONFIRMED);
    }

    @Test
    void theSenderOfAUnitWithQueuesIsToldOnlyThatItWasWrittenDown() {
        broken.add("a");

        units.executeInQueues(FIRST, ORDERS, note("a"));

        assertThat(units.state(FIRST)).isEqualTo(UnitState.COMMITTED);
        assertThat(emulator.units().waiting("ORDERS")).containsExactly(FIRST);
        assertThat(emulator.units().failure(FIRST))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Z_NOTE: a"));
    }

    @Test
    void aUnitThatFailsStopsAllItsQueuesAndNoOther() {
        broken.add("a");
        units.executeInQueues(FIRST, Set.of("ORDERS", "INVOICES"), note("a"));
        units.executeInQueues(SECOND, Set.of("INVOICES"), note("b"));

        units.executeInQueues(THIRD, Set.of("PARCELS"), note("c"));

        assertThat(ran).containsExactly("c");
        assertThat(emulator.units().queues()).containsExactly("INVOICES", "ORDERS");
        assertThat(emulator.units().waiting("INVOICES")).containsExactly(FIRST, SECOND);
    }

    @Test
    void queuesGoOnInOrderWhenTheFailedUnitRunsAgain() {
        broken.add("a");
        units.executeInQueues(FIRST, ORDERS, note("a"));
        units.executeInQueues(SECOND, ORDERS, note("b"));
        broken.clear();

        emulator.units().retry(FIRST);

        assertThat(ran).containsExactly("a", "b");
        assertThat(emulator.units().queues()).isEmpty();
    }

    @Test
    void queuesGoOnWithoutAUnitThatIsTakenAway() {
        broken.add("a");
        units.executeInQueues(FIRST, ORDERS, note("a"));
        units.executeInQueues(SECOND, ORDERS, note("b"));

        emulator.units().remove(FIRST);

        assertThat(ran).containsExactly("b");
    }

    @Test
    void nothingRunsInAQueueThatIsHeld() {
        emulator.units().hold("ORDERS");
        units.executeInQueues(FIRST, ORDERS, note("a"));
        assertThat(ran).isEmpty();
        assertThat(units.state(FIRST)).isEqualTo(UnitState.COMMITTED);

        emulator.units().release("ORDERS");

        assertThat(ran).containsExactly("a");
    }

    @Test
    void aUnitRunsWithTheValuesThatItHadWhenItWasSent() {
        emulator.units().hold("ORDERS");
        FunctionData note = note("a");
        units.executeInQueues(FIRST, ORDERS, note);
        note.set("NAME", "changed");

        emulator.units().release("ORDERS");

        assertThat(ran).containsExactly("a");
    }

    @Test
    void whatAModuleSendsIntoItsOwnQueueRunsBehindIt() {
        onNote = name -> {
            if (name.equals("a")) {
                units.executeInQueues(SECOND, ORDERS, note("b"));
                assertThat(ran).containsExactly("a");
            }
        };

        units.executeInQueues(FIRST, ORDERS, note("a"));

        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void idsAndQueuesHaveTheirForms() {
        assertThatIllegalArgumentException().isThrownBy(() -> units.execute("1", note("a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units.executeInQueues(FIRST, Set.of("orders"), note("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> units.executeInQueues(FIRST, Set.of(), note("a")));
        assertThat(ran).isEmpty();
    }

    private FunctionData order() {
        FunctionData order = connection.function("Z_FL_ORDER_CREATE");
        order.table("ITEMS").addRow().set("MATERIAL", "Rope").set("QUANTITY", 1).set("PRICE", 1);
        return order;
    }

    private FunctionData note(String name) {
        return connection.function("Z_NOTE").set("NAME", name);
    }
}
