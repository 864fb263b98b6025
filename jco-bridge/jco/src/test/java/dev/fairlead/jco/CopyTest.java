package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Copies of values by names, and of whole records and functions (RFC specification, B.4). */
class CopyTest extends EmulatedSystem {
    private final JCoStructure port = Rows.structure();

    private static JCoRecordMetaData berth() {
        JCoRecordMetaData berth = JCo.createRecordMetaData("ZBERTH");
        berth.add("NAME", JCoMetaData.TYPE_CHAR, 4, 0, 8, 0);
        berth.add("CODE", JCoMetaData.TYPE_NUM, 2, 4, 4, 8);
        berth.add("NUMBER", JCoMetaData.TYPE_INT8, 8, 8, 8, 16);
        berth.add("OTHER", JCoMetaData.TYPE_INT, 4, 16, 4, 24);
        berth.lock();
        return berth;
    }

    @Test
    @Tag("RFC-22")
    void fieldsOfOneNameAndTypeAreCopiedAndCounted() {
        JCoStructure other = Rows.structure();
        other.setValue("NAME", "Hamburg");
        other.getTable("BERTHS").appendRows(2);

        assertThat(port.copyFrom(other)).isEqualTo(port.getFieldCount());

        assertThat(port.getString("NAME")).isEqualTo("Hamburg");
        assertThat(port.getTable("BERTHS").getNumRows()).isEqualTo(2);
    }

    @Test
    @Tag("RFC-22")
    void textsAreCutAndDigitsPaddedToTheirLengths() {
        JCoStructure berth = JCo.createStructure(berth());
        berth.setValue("NAME", "Hamburg");
        berth.setValue("CODE", 7);
        berth.setValue("NUMBER", 42);

        assertThat(port.copyFrom(berth)).isEqualTo(2);

        assertThat(port.getString("NAME")).isEqualTo("Hamb");
        assertThat(port.getString("CODE")).isEqualTo("0007");
        assertThat(port.getInt("NUMBER")).isZero();
    }

    @Test
    @Tag("RFC-22")
    void oneFailingFieldLeavesTheTargetAsItWas() {
        JCoStructure berth = JCo.createStructure(berth());
        berth.setValue("NAME", "Kiel");
        port.setValue("NAME", "Hamburg");
        port.setValue("CODE", 1234);

        assertThatThrownBy(() -> berth.copyFrom(port)).isInstanceOfSatisfying(ConversionException.class, failure -> {
            assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_CONVERSION);
            assertThat(failure.getMessage()).contains("CODE").doesNotContain("1234");
        });

        assertThat(berth.getString("NAME")).isEqualTo("Kiel");
        assertThat(berth.getString("CODE")).isEqualTo("00");
    }

    @Test
    @Tag("RFC-22")
    void ofATableTheCurrentRowIsCopied() {
        JCoTable table = Rows.table(3);
        table.setRow(1);

        assertThat(port.copyFrom(table)).isEqualTo(12);

        assertThat(port.getInt("NUMBER")).isOne();
    }

    @Test
    @Tag("RFC-22")
    void aTableGetsTheCopyAsANewRow() {
        JCoTable table = Rows.table(2);
        port.setValue("NUMBER", 9);

        table.copyFrom(port);

        assertThat(Rows.numbers(table)).isEqualTo("019");
        assertThat(table.getRow()).isEqualTo(2);
    }

    @Test
    @Tag("RFC-22")
    void aTableGetsAllRowsOfAnother() {
        JCoTable table = Rows.table(2);

        assertThat(table.copyFrom(Rows.table(3))).isEqualTo(12);
        assertThat(table.copyFrom(table)).isEqualTo(12);

        assertThat(Rows.numbers(table)).isEqualTo("0101201012");
        assertThat(table.getRow()).isEqualTo(5);
    }

    @Test
    void nothingInCommonAddsNoRow() {
        JCoRecordMetaData other = JCo.createRecordMetaData("ZOTHER");
        other.add("X", JCoMetaData.TYPE_INT, 4, 0, 4, 0);
        other.lock();
        JCoTable table = Rows.table(2);

        assertThat(table.copyFrom(JCo.createStructure(other))).isZero();
        assertThat(table.getNumRows()).isEqualTo(2);
    }

    @Test
    @Tag("RFC-22")
    void aTableThatFailsInItsLastRowGetsNone() {
        JCoTable ports = Rows.table(2);
        ports.lastRow();
        ports.setValue("CODE", 1234);
        JCoTable berths = JCo.createTable(berth());

        assertThatThrownBy(() -> berths.copyFrom(ports)).isInstanceOf(ConversionException.class);

        assertThat(berths.isEmpty()).isTrue();
    }

    @Test
    void aClonedStructureHasValuesOfItsOwn() {
        port.setValue("NAME", "Kiel");
        port.getTable("BERTHS").appendRows(2);

        JCoStructure copy = (JCoStructure) port.clone();
        copy.setValue("NAME", "Husum");
        copy.getTable("BERTHS").deleteAllRows();

        assertThat(port.getString("NAME")).isEqualTo("Kiel");
        assertThat(port.getTable("BERTHS").getNumRows()).isEqualTo(2);
        assertThat(copy.getString("NAME")).isEqualTo("Husum");
        assertThat(copy.isInitialized("NUMBER")).isFalse();
    }

    @Test
    void aClonedTableStandsOnTheSameRowOfItsOwn() {
        JCoTable table = Rows.table(3);
        table.setRow(1);

        JCoTable copy = (JCoTable) table.clone();
        copy.setValue("NUMBER", 9);

        assertThat(copy.getRow()).isOne();
        assertThat(Rows.numbers(copy)).isEqualTo("092");
        assertThat(Rows.numbers(table)).isEqualTo("012");
    }

    @Test
    void aClonedFunctionIsCalledWithValuesOfItsOwn() throws Exception {
        JCoFunction echo = function("STFC_CONNECTION");
        echo.getImportParameterList().setValue("REQUTEXT", "Ahoy");
        echo.getExportParameterList().setActive("RESPTEXT", false);

        JCoFunction copy = (JCoFunction) echo.clone();
        copy.getImportParameterList().setValue("REQUTEXT", "Moin");
        copy.execute(erp());
        echo.execute(erp());

        assertThat(copy.getExportParameterList().getString("ECHOTEXT")).isEqualTo("Moin");
        assertThat(copy.getExportParameterList().isActive("RESPTEXT")).isFalse();
        assertThat(echo.getExportParameterList().getString("ECHOTEXT")).isEqualTo("Ahoy");
    }

    @Test
    void aClonedParameterListBelongsToNoFunction() throws Exception {
        JCoFunction echo = function("STFC_CONNECTION");
        JCoParameterList copy = (JCoParameterList) echo.getImportParameterList().clone();
        copy.setValue("REQUTEXT", "Ahoy");

        assertThat(echo.getImportParameterList().isInitialized("REQUTEXT")).isFalse();
        assertThat(echo.getImportParameterList().copyFrom(copy)).isOne();
        assertThat(echo.getImportParameterList().getString("REQUTEXT")).isEqualTo("Ahoy");
    }
}
