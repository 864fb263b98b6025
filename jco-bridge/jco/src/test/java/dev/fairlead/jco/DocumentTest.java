package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records and functions as XML, JSON and text (RFC specification, B.4). */
class DocumentTest extends EmulatedSystem {
    private final JCoStructure port = Rows.structure();

    @BeforeEach
    void fill() {
        port.setValue("NAME", " Kiel <1> ");
        port.setValue("NUMBER", -7);
        port.setValue("CODE", 42);
        port.setValue("DUES", "-1.5");
        port.setValue("OPENED", "20250131");
        port.setValue("TIDE", "24:00:00");
        port.setValue("SEAL", "00FF");
        port.setValue("DEPTH", 12.5);
        port.getStructure("HOME").setValue("NAME", "North");
        port.getTable("BERTHS").appendRows(2);
    }

    @Test
    @Tag("RFC-23")
    void aFunctionIsXmlOfItsLists() throws Exception {
        JCoFunction changing = function("STFC_CHANGING");
        changing.getImportParameterList().setValue("START_VALUE", 10);
        changing.getChangingParameterList().setValue("COUNTER", -1);

        assertThat(changing.toXML())
                .isEqualTo("<STFC_CHANGING><INPUT><START_VALUE>10</START_VALUE></INPUT>"
                        + "<OUTPUT><RESULT>0</RESULT></OUTPUT>"
                        + "<CHANGING><COUNTER>-1</COUNTER></CHANGING></STFC_CHANGING>");
        assertThat(changing.getImportParameterList().toXML()).isEqualTo("<INPUT><START_VALUE>10</START_VALUE></INPUT>");
    }

    @Test
    @Tag("RFC-23")
    void tablesOfAFunctionHaveItems() throws Exception {
        JCoFunction list = function("BAPI_COMPANYCODE_GETLIST");
        JCoTable codes = list.getTableParameterList().getTable("COMPANYCODE_LIST");
        codes.appendRow();
        codes.setValue("COMP_CODE", "1000");
        codes.setValue("COMP_NAME", "A & B");

        assertThat(list.toXML())
                .contains("<TABLES><COMPANYCODE_LIST><item><COMP_CODE>1000</COMP_CODE>"
                        + "<COMP_NAME>A &amp; B</COMP_NAME></item></COMPANYCODE_LIST></TABLES>");
    }

    @Test
    @Tag("RFC-23")
    void aRecordAndItsFieldsAreXml() {
        assertThat(port.toXML())
                .startsWith("<PORT><NAME> Kiel &lt;1&gt;</NAME><NUMBER>-7</NUMBER><CODE>0042</CODE>")
                .endsWith("<BERTHS><item><NAME/></item><item><NAME/></item></BERTHS></PORT>");
        assertThat(port.toXML("home")).isEqualTo("<HOME><NAME>North</NAME></HOME>");
        assertThat(port.toXML(1)).isEqualTo("<NUMBER>-7</NUMBER>");
        assertThat(port.getTable("BERTHS").toXML())
                .isEqualTo("<BERTH><item><NAME/></item><item><NAME/></item></BERTH>");
    }

    @Test
    void aTextThatXmlCannotCarryIsOfGroup122() {
        port.setValue("NAME", "s3\u0000");

        assertThatThrownBy(port::toXML).isInstanceOfSatisfying(ConversionException.class, failure -> {
            assertThat(failure.getGroup()).isEqualTo(122);
            assertThat(failure.getMessage()).contains("NAME").doesNotContain("s3");
        });
    }

    @Test
    @Tag("RFC-23")
    void aRecordIsOneJsonObject() throws Exception {
        StringWriter out = new StringWriter();
        port.toJSON(out);

        assertThat(out).hasToString(port.toJSON());
        assertThat(port.toJSON()).isEqualTo("""
                {"NAME":" Kiel <1>","NUMBER":-7,"CODE":"0042","DUES":-1.50,"OPENED":"2025-01-31","TIDE":"24:00:00",\
                "SEAL":"AP8=","DEPTH":12.5,"GRADE":0,"SHIPS":0,"HOME":{"NAME":"North"},\
                "BERTHS":[{"NAME":""},{"NAME":""}]}""");
    }

    @Test
    @Tag("RFC-23")
    void aRecordIsTheSameAfterItWasJson() throws Exception {
        JCoStructure byText = Rows.structure();
        JCoStructure byReader = Rows.structure();

        byText.fromJSON(port.toJSON());
        byReader.fromJSON(new StringReader(port.toJSON()));

        assertThat(byText.toJSON()).isEqualTo(port.toJSON());
        assertThat(byReader.toJSON()).isEqualTo(port.toJSON());
        assertThat(byText.getBigDecimal("DUES")).isEqualTo(port.getBigDecimal("DUES"));
        assertThat(byText.getTable("BERTHS").getNumRows()).isEqualTo(2);
        assertThat(byText.isInitialized("HOME")).isTrue();
    }

    @Test
    @Tag("RFC-23")
    void aTableIsAJsonArrayWhichReplacesItsRows() {
        JCoTable table = Rows.table(3);
        table.lastRow();
        String json = table.toJSON();
        JCoTable read = Rows.table(7);
        read.lastRow();

        read.fromJSON(json);

        assertThat(json).startsWith("[{").endsWith("}]");
        assertThat(Rows.numbers(read)).isEqualTo("012");
        assertThat(read.getRow()).isZero();
    }

    @Test
    @Tag("RFC-23")
    void theParametersOfACallAreReadFromJson() throws Exception {
        JCoFunction changing = function("STFC_CHANGING");
        changing.getImportParameterList().fromJSON("{\"START_VALUE\":10}");
        changing.getChangingParameterList().fromJSON("{\"COUNTER\":-1}");

        changing.execute(erp());

        assertThat(changing.getExportParameterList().toJSON()).isEqualTo("{\"RESULT\":9}");
        assertThat(changing.getChangingParameterList().toJSON()).isEqualTo("{\"COUNTER\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"NAME\":\"s3cret\"    | 131",
                "{\"NO\":\"s3cret\"}     | 127",
                "{\"NUMBER\":\"s3cret\"} | 122",
                "{\"HOME\":[\"s3cret\"]} | 122"
            })
    void jsonThatDoesNotFitChangesNothing(String json, int group) {
        String before = port.toJSON();

        assertThatThrownBy(() -> port.fromJSON(json)).isInstanceOfSatisfying(JCoRuntimeException.class, failure -> {
            assertThat(failure.getGroup()).isEqualTo(group);
            assertThat(failure.getMessage()).doesNotContain("s3cret");
        });
        assertThat(port.toJSON()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "NAME| Kiel <1>",
                "NUMBER|-7",
                "CODE|0042",
                "DUES|-1.50",
                "OPENED|20250131",
                "TIDE|240000",
                "SEAL|00FF",
                "DEPTH|12.5"
            })
    void aValueIsWrittenAsText(String field, String text) throws Exception {
        StringWriter out = new StringWriter();

        port.write(field, out);

        assertThat(out).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOME", "BERTHS"})
    void whatHasFieldsIsNotWrittenAsText(String field) {
        StringWriter out = new StringWriter();

        assertThatThrownBy(() -> port.write(field, out)).isInstanceOf(ConversionException.class);
        assertThat(out).hasToString("");
    }
}
