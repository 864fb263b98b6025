package dev.fairlead.rfc.sapjco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.trfc.TransactionState;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are made exactly once for a transaction id (RFC specification, B.10). */
class TransactionsTest {
    private final List<String> ran = new ArrayList<>();
    private final SapJcoFixture fixture = new SapJcoFixture(AbapEmulator.builder()
            .module(
                    FunctionDescription.named("Z_NOTE")
                            .imports("NAME", FieldType.charOf(10))
                            .build(),
                    (context, function) -> ran.add(function.getString("NAME"))));
    private final SapJco jco = SapJco.activate(fixture.archive());
    private final SapJcoSystem system = jco.open(SapJcoFixture.destination());

    @AfterEach
    void stop() throws Exception {
        jco.close();
        fixture.close();
    }

    private FunctionData note(String name) {
        return SapJcoFixture.function(system, "Z_NOTE").set("NAME", name);
    }

    @Test
    void aRepetitionDoesNotRunAgain() {
        system.transactions().execute("TID1", note("a"));
        system.transactions().execute("TID1", note("a"));

        assertThat(ran).containsExactly("a");
        assertThat(fixture.emulator().transactions().state("TID1")).isEqualTo(TransactionState.EXECUTED);
    }

    @Test
    void aQueueIsNamedToTheSystem() {
        system.transactions().executeInQueue("TID2", "ORDERS", note("b"));

        assertThat(ran).containsExactly("b");
        assertThat(fixture.backend().questions("transaction"))
                .extracting(question -> question.get("queue"))
                .containsExactly("ORDERS");
    }

    @Test
    void aConfirmedIdIsForgotten() {
        system.transactions().execute("TID3", note("c"));
        system.transactions().confirm("TID3");

        assertThat(fixture.emulator().transactions().state("TID3")).isNotEqualTo(TransactionState.EXECUTED);
    }

    @Test
    void severalFunctionsUnderOneIdAreRefused() {
        RfcException failure = catchThrowableOfType(
                RfcException.class, () -> system.transactions().execute("TID4", note("d"), note("e")));

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.NOT_SUPPORTED);
        assertThat(ran).isEmpty();
    }
}
