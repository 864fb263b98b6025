package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions of a system: found, filled, called and read, as programs of JCo do it. */
class FunctionTest extends EmulatedSystem {

    @Test
    void aTextIsSentAndComesBack() throws Exception {
        JCoFunction echo = function("STFC_CONNECTION");
        echo.getImportParameterList().setValue("REQUTEXT", "Ahoy");

        echo.execute(erp());

        assertThat(echo.getExportParameterList().getString("ECHOTEXT")).isEqualTo("Ahoy");
    }

    @Test
    void structuresAndTablesTravel() throws Exception {
        JCoFunction echo = function("STFC_STRUCTURE");
        echo.getImportParameterList().getStructure("IMPORTSTRUCT").setValue("RFCINT4", 41);
        JCoTable rows = echo.getTableParameterList().getTable("RFCTABLE");
        rows.appendRow();
        rows.setValue("RFCINT4", 1);

        echo.execute(erp());

        assertThat(echo.getExportParameterList().getStructure("ECHOSTRUCT").getInt("RFCINT4"))
                .isEqualTo(41);
        assertThat(rows.getNumRows()).isEqualTo(2);
        rows.lastRow();
        assertThat(rows.getInt("RFCINT4")).isEqualTo(42);
    }

    @Test
    void companyCodesAreListed() throws Exception {
        JCoFunction list = function("BAPI_COMPANYCODE_GETLIST");
        list.execute(erp());
        JCoTable codes = list.getTableParameterList().getTable("COMPANYCODE_LIST");
        List<String> names = new ArrayList<>();

        for (int i = 0; i < codes.getNumRows(); i++) {
            codes.setRow(i);
            names.add(codes.getString("COMP_CODE") + " " + codes.getString("COMP_NAME"));
        }

        assertThat(names).isNotEmpty().doesNotHaveDuplicates().allMatch(name -> name.matches("\\S{4} .+"));
    }

    @Test
    void changingParametersGoThereAndBack() throws Exception {
        JCoFunction changing = function("STFC_CHANGING");
        changing.getImportParameterList().setValue("START_VALUE", 10);
        changing.getChangingParameterList().setValue("COUNTER", 1);

        changing.execute(erp());

        assertThat(changing.getExportParameterList().getInt("RESULT")).isEqualTo(11);
        assertThat(changing.getChangingParameterList().getInt("COUNTER")).isEqualTo(2);
    }

    @Test
    void aListWithoutParametersIsNull() throws Exception {
        JCoFunction changing = function("STFC_CHANGING");

        assertThat(changing.getTableParameterList()).isNull();
        assertThat(changing.getFunctionTemplate().getTableParameterList()).isNull();
        assertThat(function("Z_INCREMENT_COUNTER").getImportParameterList()).isNull();
    }

    private JCoTable threeRows() throws JCoException {
        JCoFunction deep = function("STFC_DEEP_TABLE");
        JCoTable sent = deep.getImportParameterList().getTable("IMPORT_TAB");
        sent.appendRows(2);
        for (int i = 0; i < sent.getNumRows(); i++) {
            sent.setRow(i);
            sent.setValue("I", i + 1);
        }
        JCoTable received = deep.getExportParameterList().getTable("EXPORT_TAB");
        deep.execute(erp());
        return received;
    }

    @Test
    @Tag("RFC-28")
    void afterACallTheUsualLoopsSeeAllRows() throws Exception {
        JCoTable table = threeRows();

        assertThat(table.getRow()).isZero();
        List<Integer> byNext = new ArrayList<>();
        do {
            byNext.add(table.getInt("I"));
        } while (table.nextRow());
        List<Integer> byIndex = new ArrayList<>();
        for (int i = 0; i < table.getNumRows(); i++) {
            table.setRow(i);
            byIndex.add(table.getInt("I"));
        }

        assertThat(byNext).containsExactly(1, 2, 3);
        assertThat(byIndex).containsExactly(1, 2, 3);
    }

    @Test
    @Tag("RFC-28")
    void aLoopThatBeginsWithNextRowMissesTheFirst() throws Exception {
        JCoTable table = threeRows();
        List<Integer> seen = new ArrayList<>();

        while (table.nextRow()) {
            seen.add(table.getInt("I"));
        }

        assertThat(seen).containsExactly(2, 3);
    }

    @Test
    void aTableInHandStandsOnItsFirstRowAfterTheNextCall() throws Exception {
        JCoFunction echo = function("STFC_STRUCTURE");
        JCoTable rows = echo.getTableParameterList().getTable("RFCTABLE");
        rows.appendRows(3);
        rows.lastRow();

        echo.execute(erp());

        assertThat(rows.getRow()).isZero();
    }

    @Test
    void aDeclaredExceptionIsOfGroup126UnderItsName() throws Exception {
        JCoFunction failing = function("STFC_EXCEPTION");

        assertThat(failing.getExceptionList()).extracting(AbapException::getKey).containsExactly("EXAMPLE");
        assertThat(failing.getException("OTHER")).isNull();
        assertThatThrownBy(() -> failing.execute(erp())).isInstanceOfSatisfying(AbapException.class, failure -> {
            assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_ABAP_EXCEPTION);
            assertThat(failure.getKey()).isEqualTo("EXAMPLE");
        });
    }

    @Test
    void aShortDumpIsOfGroup104() throws Exception {
        JCoFunction dumping = function("STFC_STRUCTURE");
        dumping.getImportParameterList().getStructure("IMPORTSTRUCT").setValue("RFCINT4", Integer.MAX_VALUE);

        assertThatThrownBy(() -> dumping.execute(erp()))
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_SYSTEM_FAILURE));
    }

    @Test
    void anInactiveParameterIsNotFetched() throws Exception {
        JCoFunction echo = function("STFC_CONNECTION");
        echo.getImportParameterList().setValue("REQUTEXT", "Ahoy");
        echo.getExportParameterList().setActive("RESPTEXT", false);

        echo.execute(erp());

        assertThat(echo.getExportParameterList().isActive("RESPTEXT")).isFalse();
        assertThat(echo.getExportParameterList().isInitialized("RESPTEXT")).isFalse();
        assertThat(echo.getExportParameterList().isInitialized("ECHOTEXT")).isTrue();
    }

    @Test
    @Tag("RFC-33")
    void anUnknownFunctionIsNullAndAskedForOnce() throws Exception {
        JCoRepository repository = erp().getRepository();

        assertThat(repository.getFunction("NO_SUCH_FM")).isNull();
        assertThat(repository.getFunction("NO_SUCH_FM")).isNull();
        assertThat(repository.getFunctionTemplate("NO_SUCH_FM")).isNull();

        assertThat(emulator.calls().runsOf("RFC_GET_FUNCTION_INTERFACE")).isOne();
    }

    @Test
    void theInterfaceOfAFunctionIsRead() throws Exception {
        JCoRepository repository = erp().getRepository();
        JCoFunctionTemplate template = repository.getFunctionTemplate("STFC_STRUCTURE");
        JCoListMetaData all = repository.getFunctionInterface("stfc_structure ");

        assertThat(all.getFieldCount()).isEqualTo(4);
        assertThat(all.isImport("IMPORTSTRUCT")).isTrue();
        assertThat(all.isExport("RESPTEXT")).isTrue();
        assertThat(all.getType("RESPTEXT")).isEqualTo(JCoMetaData.TYPE_CHAR);
        assertThat(all.getLength("RESPTEXT")).isEqualTo(255);
        assertThat(template.getTableParameterList().isTable("RFCTABLE")).isTrue();
        assertThat(template.getTableParameterList()
                        .getRecordMetaData("RFCTABLE")
                        .getTypeAsString("RFCFLOAT"))
                .isEqualTo("FLOAT");
        assertThat(all.indexOf("NO_SUCH")).isEqualTo(-1);
        assertThatThrownBy(() -> all.getType("NO_SUCH")).isInstanceOf(JCoRuntimeException.class);
        assertThat(repository.getCachedFunctionTemplateNames()).containsExactly("STFC_STRUCTURE");
        repository.clear();
        assertThat(repository.getCachedFunctionTemplateNames()).isEmpty();
    }
}
