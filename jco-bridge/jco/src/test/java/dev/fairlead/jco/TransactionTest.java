package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are made exactly once for a transaction id. */
class TransactionTest extends EmulatedSystem {
    private static final String ORDER = "Z_FL_ORDER_CREATE";

    private JCoFunction order(String material) throws JCoException {
        JCoFunction order = function(ORDER);
        JCoTable items = order.getTableParameterList().getTable("ITEMS");
        items.appendRow();
        items.setValue("MATERIAL", material);
        items.setValue("QUANTITY", 1);
        return order;
    }

    private JCoFunction failing() throws JCoException {
        JCoFunction dump = function("RFC_RAISE_ERROR");
        dump.getImportParameterList().setValue("METHOD", "3");
        return dump;
    }

    private static void assertGroup(int group, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(group));
    }

    private int orders() {
        return emulator.tables().table("ZFL_ORDER").rows("100").size();
    }

    @Test
    void idsHave24CharactersAndAreNeverTheSame() throws Exception {
        String one = erp().createTID();

        assertThat(one).matches("[0-9A-F]{24}");
        assertThat(erp().createTID()).isNotEqualTo(one);
    }

    @Test
    @Tag("RFC-73")
    void anIdThatComesTwiceRunsOnce() throws Exception {
        String tid = erp().createTID();
        order("HAWSER").execute(erp(), tid);
        order("HAWSER").execute(erp(), tid);

        assertThat(emulator.calls().runsOf(ORDER)).isOne();
        assertThat(orders()).isOne();
    }

    @Test
    @Tag("RFC-73")
    void anIdWhoseCallFailedRunsAgain() throws Exception {
        String tid = erp().createTID();
        JCoFunction wrong = failing();
        assertThatThrownBy(() -> wrong.execute(erp(), tid)).isInstanceOf(JCoException.class);

        order("HAWSER").execute(erp(), tid);

        assertThat(orders()).isOne();
    }

    @Test
    @Tag("RFC-73")
    void anIdThatIsConfirmedWouldRunAgain() throws Exception {
        String tid = erp().createTID();
        order("HAWSER").execute(erp(), tid);
        erp().confirmTID(tid);
        order("HAWSER").execute(erp(), tid);

        assertThat(orders()).isEqualTo(2);
    }

    @Test
    void nothingComesBack() throws Exception {
        JCoFunction echo = function("STFC_CONNECTION");
        echo.getImportParameterList().setValue("REQUTEXT", "ahoy");
        echo.execute(erp(), erp().createTID());

        assertThat(echo.getExportParameterList().getString("ECHOTEXT")).isEmpty();
    }

    @Test
    @Tag("RFC-74")
    void aQueueKeepsItsOrderAndStopsAtTheFirstError() throws Exception {
        JCoFunction wrong = failing();
        assertThatThrownBy(() -> wrong.execute(erp(), "TID1", "PIER")).isInstanceOf(JCoException.class);
        assertThatThrownBy(() -> order("HAWSER").execute(erp(), "TID2", "PIER")).isInstanceOf(JCoException.class);
        assertThat(orders()).isZero();

        order("ANCHOR").execute(erp(), "TID3", "OTHER_PIER");
        assertThat(orders()).isOne();

        order("BUOY").execute(erp(), "TID1", "PIER");
        assertThat(orders()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789ABCDEF012345678", "lower", "WITH BLANK", "Ä"})
    void whatCannotBeAnIdIsOfGroup124(String tid) throws Exception {
        JCoFunction order = order("HAWSER");
        JCoDestination erp = erp();

        assertGroup(JCoException.JCO_ERROR_ILLEGAL_TID, () -> order.execute(erp, tid));
        assertGroup(JCoException.JCO_ERROR_ILLEGAL_TID, () -> order.execute(erp, tid, "PIER"));
        assertGroup(JCoException.JCO_ERROR_ILLEGAL_TID, () -> erp.confirmTID(tid));
    }

    @Test
    void aQueueHasAName() throws Exception {
        JCoFunction order = order("HAWSER");
        JCoDestination erp = erp();

        assertGroup(JCoException.JCO_ERROR_ILLEGAL_ARGUMENT, () -> order.execute(erp, "TID1", " "));
    }
}
