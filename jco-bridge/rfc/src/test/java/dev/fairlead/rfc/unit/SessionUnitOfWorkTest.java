package dev.fairlead.rfc.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.RfcUsageException;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the specification, D.7. */
class SessionUnitOfWorkTest {
    private static final String COMMIT = "BAPI_TRANSACTION_COMMIT";
    private static final String ROLLBACK = "BAPI_TRANSACTION_ROLLBACK";

    private final FakeSession session = new FakeSession();
    private final SessionUnitOfWork unit = new SessionUnitOfWork("erp", session, SessionUnitOfWorkTest::function);

    private static FunctionData function(String name) {
        return new FunctionData(FunctionDescription.named(name).build());
    }

    private static RfcException failure(RfcErrorGroup group) {
        return RfcException.of(RfcFailure.of(group, "erp", "call", "broke off"));
    }

    private void call(String name) {
        unit.call(unit.function(name));
    }

    @Test
    void commitsWhatWasCalledAndWaits() {
        session.answers.put(
                COMMIT, commit -> assertThat(commit.imports().getString("WAIT")).isEqualTo("X"));
        call("Z_ORDER_CREATE");

        unit.commit();

        assertThat(session.calls).containsExactly("Z_ORDER_CREATE", COMMIT);
    }

    @Test
    void doesNotWaitIfItIsTold() {
        session.answers.put(
                COMMIT, commit -> assertThat(commit.imports().isSet("WAIT")).isFalse());
        call("Z_ORDER_CREATE");

        unit.commit(false);

        assertThat(session.calls).contains(COMMIT);
    }

    @Test
    void sendsNothingWhereNothingWasCalled() {
        unit.commit();
        unit.rollback();
        unit.close();

        assertThat(session.calls).isEmpty();
        assertThat(session.closed).isOne();
    }

    @Test
    void closingRollsBackWhatWasNotCommitted() {
        call("Z_ORDER_CREATE");
        unit.commit();
        call("Z_ORDER_CREATE");

        unit.close();
        unit.close();

        assertThat(session.calls).containsExactly("Z_ORDER_CREATE", COMMIT, "Z_ORDER_CREATE", ROLLBACK);
        assertThat(session.closed).isOne();
    }

    @Test
    void aCommitByTheApplicationEndsTheUnitAsWell() {
        call("Z_ORDER_CREATE");
        call(COMMIT);
        unit.close();

        assertThat(session.calls).containsExactly("Z_ORDER_CREATE", COMMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"E", "A"})
    void aCommitThatTheSystemRefusesCarriesItsMessage(String type) {
        session.answers.put(
                COMMIT,
                commit -> commit.exports()
                        .getStructure("RETURN")
                        .set("TYPE", type)
                        .set("ID", "S&")
                        .set("NUMBER", "150")
                        .set("MESSAGE", "Update failed"));
        call("Z_ORDER_CREATE");

        assertThatThrownBy(unit::commit)
                .isInstanceOfSatisfying(RfcException.class, e -> {
                    assertThat(e.abapMessage().messageClass()).isEqualTo("S&");
                    assertThat(e.abapMessage().number()).isEqualTo("150");
                    assertThat(e.abapMessage().type()).isEqualTo(type.charAt(0));
                    assertThat(e.outcomeUnknown()).isFalse();
                })
                .hasMessageContaining("Update failed");
    }

    @Test
    void aCommitWhoseAnswerWasLostIsNeverRepeated() {
        session.fails(
                COMMIT,
                RfcException.of(RfcFailure.of(RfcErrorGroup.COMMUNICATION, "erp", COMMIT, "broke off")
                        .withOutcomeUnknown()));
        call("Z_ORDER_CREATE");

        assertThatThrownBy(unit::commit)
                .isInstanceOfSatisfying(
                        RfcException.class, e -> assertThat(e.outcomeUnknown()).isTrue());
        assertThatThrownBy(unit::commit)
                .isInstanceOfSatisfying(
                        RfcUsageException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.ILLEGAL_STATE));
        unit.close();
        assertThat(session.calls).containsExactly("Z_ORDER_CREATE", COMMIT);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMUNICATION", "SYSTEM_FAILURE", "REQUEST_CANCELLED"})
    void afterASessionIsGoneNothingCanBeCommittedAndNothingNeedsToBeRolledBack(RfcErrorGroup group) {
        call("Z_ORDER_CREATE");
        session.fails("Z_BREAK", failure(group));
        assertThatThrownBy(() -> call("Z_BREAK")).isInstanceOf(RfcException.class);

        assertThatThrownBy(unit::commit).isInstanceOf(RfcUsageException.class).hasMessageContaining("session is gone");
        assertThatThrownBy(() -> call("Z_ORDER_CREATE")).isInstanceOf(RfcUsageException.class);
        unit.rollback();
        assertThat(unit.isStateful()).isFalse();
        assertThat(session.calls).containsExactly("Z_ORDER_CREATE", "Z_BREAK");
    }

    @Test
    void aDeclaredExceptionLeavesTheSessionAlive() {
        call("Z_ORDER_CREATE");
        session.fails("Z_CHECK", failure(RfcErrorGroup.ABAP_EXCEPTION));
        assertThatThrownBy(() -> call("Z_CHECK")).isInstanceOf(RfcException.class);

        unit.commit();

        assertThat(session.calls).endsWith(COMMIT);
    }

    @Test
    void aSessionThatIsGoneAtTheRollbackIsRolledBack() {
        call("Z_ORDER_CREATE");
        session.fails(ROLLBACK, failure(RfcErrorGroup.COMMUNICATION));

        unit.rollback();

        assertThat(session.calls).endsWith(ROLLBACK);
    }

    @Test
    void callsThatShareNoSessionAreNotRolledBackOnClose() {
        session.stateful = false;
        call("Z_ORDER_CREATE");

        unit.close();

        assertThat(session.calls).containsExactly("Z_ORDER_CREATE");
    }

    @Test
    void aClosedUnitTakesNoCalls() {
        unit.close();

        assertThatThrownBy(() -> call("Z_ORDER_CREATE"))
                .isInstanceOf(RfcUsageException.class)
                .hasMessageContaining("destination 'erp', unit of work: the unit of work is closed");
    }

    interface Orders {
        @RfcModule("Z_ORDER_CREATE")
        void create();
    }

    @Test
    void mappedInterfacesCallInTheSession() {
        try (RfcUnitOfWork work = unit) {
            work.modules(Orders.class).create();
            work.commit();
        }

        assertThat(session.calls).containsExactly("Z_ORDER_CREATE", COMMIT);
    }
}
