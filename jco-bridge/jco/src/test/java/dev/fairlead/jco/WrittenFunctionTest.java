package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Functions, structures and tables that a program makes without asking a system. */
class WrittenFunctionTest extends EmulatedSystem {

    private static JCoListMetaData list(String parameter, int characters, int flags) {
        JCoListMetaData list = JCo.createListMetaData("STFC_CONNECTION");
        list.add(parameter, JCoMetaData.TYPE_CHAR, characters, 2 * characters, flags);
        list.lock();
        return list;
    }

    private static JCoFunctionTemplate connection(AbapException... exceptions) {
        return JCo.createFunctionTemplate(
                "STFC_CONNECTION",
                list("REQUTEXT", 255, JCoListMetaData.IMPORT_PARAMETER),
                list("ECHOTEXT", 255, JCoListMetaData.EXPORT_PARAMETER),
                null,
                null,
                exceptions);
    }

    @Test
    void aFunctionThatAProgramDescribesIsCalled() throws Exception {
        JCoFunction echo = connection().getFunction();
        echo.getImportParameterList().setValue("REQUTEXT", "Ahoy");

        echo.execute(erp());

        assertThat(echo.getExportParameterList().getString("ECHOTEXT")).isEqualTo("Ahoy");
        assertThat(emulator.calls().runsOf("RFC_GET_FUNCTION_INTERFACE")).isZero();
    }

    @Test
    void aTemplateTellsWhatItWasMadeOf() {
        JCoListMetaData imports = list("REQUTEXT", 255, JCoListMetaData.OPTIONAL_PARAMETER);
        JCoFunctionTemplate template = JCo.createFunctionTemplate(
                "stfc_connection", imports, null, null, null, new AbapException[] {new AbapException("FAILED")}, true);

        assertThat(template.getName()).isEqualTo("STFC_CONNECTION");
        assertThat(template.getImportParameterList()).isSameAs(imports);
        assertThat(template.getFunction().getImportParameterList().getListMetaData())
                .isSameAs(imports);
        assertThat(template.getExportParameterList()).isNull();
        assertThat(template.getExceptionList())
                .extracting(AbapException::getKey)
                .containsExactly("FAILED");
        assertThat(template.supportsASXML()).isTrue();
        assertThat(connection().supportsASXML()).isFalse();
    }

    @Test
    void aParameterInTheWrongListIsRefused() {
        JCoListMetaData imports = list("REQUTEXT", 255, JCoListMetaData.IMPORT_PARAMETER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JCo.createFunctionTemplate("Z", null, imports, null, null, null))
                .withMessageContaining("REQUTEXT")
                .withMessageContaining("EXPORT");
    }

    @Test
    void aParameterOfTwoListsIsRefused() {
        JCoListMetaData both = list("MODE", 1, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JCo.createFunctionTemplate("Z", both, both, null, null, null))
                .withMessageContaining("MODE");
    }

    @Test
    void aStructureOfATablesRowStandsForItself() {
        JCoTable table = Rows.table(3);

        JCoStructure row = JCo.createStructure(table, 1);
        row.setValue("NUMBER", 42);

        assertThat(Rows.numbers(table)).isEqualTo("012");
        assertThat(row.getInt("NUMBER")).isEqualTo(42);
        assertThat(row.getRecordMetaData().getName()).isEqualTo("PORT");
    }

    @Test
    void structuresAndTablesKeepTheMetadataTheyAreMadeOf() {
        JCoRecordMetaData inner = JCo.createRecordMetaData("ZINNER");
        inner.add("N", JCoMetaData.TYPE_INT, 4, 0, 4, 0);
        inner.lock();
        JCoRecordMetaData outer = JCo.createRecordMetaData("ZOUTER");
        outer.add("ROWS", JCoMetaData.TYPE_TABLE, 0, 0, inner);
        outer.lock();

        JCoStructure structure = JCo.createStructure(outer);

        assertThat(structure.getRecordMetaData()).isSameAs(outer);
        assertThat(structure.getTable("ROWS").getRecordMetaData()).isSameAs(inner);
        assertThat(JCo.createTable(inner).getRecordMetaData()).isSameAs(inner);
    }
}
