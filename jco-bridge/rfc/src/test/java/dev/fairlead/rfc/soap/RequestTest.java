package dev.fairlead.rfc.soap;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written (RFC specification, C.2 and C.5). */
class RequestTest {

    @Test
    void aCallIsOneOperationInTheNamespaceOfFunctionsWithParametersInNone() {
        FunctionData call = new FunctionData(Samples.CONNECTION).set("REQUTEXT", "Fish & Chips, 100 < 200");

        assertThat(Samples.text(Samples.codec().request(call, DateTimeForm.ISO)))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "<SOAP-ENV:Body>"
                        + "<rfc:STFC_CONNECTION xmlns:rfc=\"urn:sap-com:document:sap:rfc:functions\">"
                        + "<REQUTEXT>Fish &amp; Chips, 100 &lt; 200</REQUTEXT>"
                        + "</rfc:STFC_CONNECTION></SOAP-ENV:Body></SOAP-ENV:Envelope>");
    }

    @Test
    void aStructureHasAllItsFieldsInOrder() {
        FunctionData call = new FunctionData(Samples.STRUCTURE);
        call.structure("IMPORTSTRUCT")
                .set("RFCFLOAT", 1.5)
                .set("RFCCHAR1", "A")
                .set("RFCINT2", -32768)
                .set("RFCINT1", 254)
                .set("RFCCHAR4", "BCDE")
                .set("RFCINT4", 2147483646)
                .set("RFCHEX3", "F1F1F2")
                .set("RFCCHAR2", "FG")
                .set("RFCTIME", "235958")
                .set("RFCDATE", "20250131")
                .set("RFCDATA1", "left   ");

        assertThat(Samples.requestOf(call))
                .isEqualTo(
                        "<IMPORTSTRUCT><RFCFLOAT>1.5</RFCFLOAT><RFCCHAR1>A</RFCCHAR1><RFCINT2>-32768</RFCINT2>"
                                + "<RFCINT1>254</RFCINT1><RFCCHAR4>BCDE</RFCCHAR4><RFCINT4>2147483646</RFCINT4>"
                                + "<RFCHEX3>8fHy</RFCHEX3><RFCCHAR2>FG</RFCCHAR2><RFCTIME>23:59:58</RFCTIME>"
                                + "<RFCDATE>2025-01-31</RFCDATE><RFCDATA1>left</RFCDATA1><RFCDATA2/></IMPORTSTRUCT><RFCTABLE/>");
    }

    @ParameterizedTest
    @CsvSource({
        "CHAR, '  ab  ', '  ab'",
        "STRING, '  ab  ', '  ab  '",
        "STRING, <&>\"', '&lt;&amp;&gt;\"'''",
        "NUM, 4711, 0000004711",
        "INT1, 255, 255",
        "INT2, -1, -1",
        "INT, -2147483648, -2147483648",
        "INT8, -9223372036854775808, -9223372036854775808",
        "INT8, 9223372036854775807, 9223372036854775807",
        "BCD, -1234567.89, -1234567.89",
        "BCD, 1, 1.00",
        "DECF16, 1.5E+30, 1.5E+30",
        "DATE, 20250131, 2025-01-31",
        "DATE, 00000000, 0000-00-00",
        "TIME, 240000, 24:00:00",
        "TIME, 000001, 00:00:01",
        "BYTE, F1, 8QAA",
        "XSTRING, 00010203040506, AAECAwQFBg==",
        "XSTRING, 0001020304, AAECAwQ=",
        "XSTRING, 000102, AAEC"
    })
    void eachTypeHasOneForm(String parameter, String value, String written) {
        // an initial value counts as set only if the application says so
        FunctionData call = new FunctionData(Samples.TYPES).set(parameter, value);

        assertThat(Samples.requestOf(call)).isEqualTo("<" + parameter + ">" + written + "</" + parameter + ">");
    }

    @Test
    void tablesWithoutRowsAreLeftOutOnDemand() {
        FunctionData call = new FunctionData(Samples.STRUCTURE);
        call.setActive("IMPORTSTRUCT", false);
        assertThat(Samples.text(Samples.codec().request(call, DateTimeForm.ISO, false)))
                .doesNotContain("RFCTABLE");

        call.table("RFCTABLE").addRow();

        assertThat(Samples.text(Samples.codec().request(call, DateTimeForm.ISO, false)))
                .contains("<RFCTABLE><item>");
    }

    @Test
    void datesAndTimesAreCompactOnDemand() {
        FunctionData call =
                new FunctionData(Samples.TYPES).set("DATE", "2025-01-31").set("TIME", "23:59:58");

        assertThat(Samples.text(Samples.codec().request(call, DateTimeForm.COMPACT)))
                .contains("<DATE>20250131</DATE><TIME>235958</TIME>");
    }

    @Test
    void textKeepsItsLineEndsAndCharactersOfEveryPlane() {
        FunctionData call = new FunctionData(Samples.TYPES).set("STRING", "a\r\nb\tc \u00e4\u20ac\ud83d\udea2 ");

        assertThat(Samples.requestOf(call)).isEqualTo("<STRING>a&#13;\nb\tc \u00e4\u20ac\ud83d\udea2 </STRING>");
    }

    @Test
    void anElementaryTableHasItemsWithValues() {
        FunctionData call = new FunctionData(Samples.TYPES).set("NAMES", List.of("first", "  second"));

        assertThat(Samples.requestOf(call)).isEqualTo("<NAMES><item>first</item><item>  second</item></NAMES>");
    }

    @Test
    void tablesAndStructuresMayBeNestedAndHaveEscapedNames() {
        RecordType line = RecordType.named("/FLD/LINE").field("2ND", charOf(3)).build();
        RecordType head = RecordType.named("/FLD/HEAD")
                .field("/FLD/ID", charOf(3))
                .field("XMLDATA", tableOf(line))
                .build();
        FunctionDescription function = FunctionDescription.named("/FLD/DEEP")
                .imports("IS", structureOf(head))
                .build();
        FunctionData call = new FunctionData(function);
        call.structure("IS").set("/FLD/ID", "a&b").getTable("XMLDATA").addRow().set("2ND", "x");

        assertThat(Samples.requestOf(call))
                .isEqualTo("<IS><_-FLD_-ID>a&amp;b</_-FLD_-ID>"
                        + "<X-MLDATA><item><_--32ND>x</_--32ND></item></X-MLDATA></IS>");
    }

    @Tag("RFC-44")
    @Test
    void anOptionalParameterThatWasNeverSetIsLeftOutAndAMandatoryOneIsInitial() {
        assertThat(Samples.requestOf(new FunctionData(Samples.TYPES))).isEmpty();
        assertThat(Samples.requestOf(new FunctionData(Samples.CHANGING)))
                .isEqualTo("<START_VALUE>0</START_VALUE><COUNTER>0</COUNTER>");
    }

    @Tag("RFC-45")
    @Test
    void aTableIsListedUnlessItIsInactive() {
        FunctionData call = new FunctionData(Samples.STRUCTURE).setActive("IMPORTSTRUCT", false);
        assertThat(Samples.requestOf(call)).isEqualTo("<RFCTABLE/>");

        call.setActive("RFCTABLE", false);
        assertThat(Samples.requestOf(call)).isEmpty();
    }

    @Tag("RFC-49")
    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\ufffe", "\uffff", "\ud800", "a\udc00", "\ud83dx"})
    void whatXmlCannotCarryIsRefusedBeforeAnythingIsWritten(String illegal) {
        FunctionData call = new FunctionData(Samples.CONNECTION).set("REQUTEXT", illegal + "z");
        SoapCodec codec = Samples.codec();

        assertThatThrownBy(() -> codec.request(call, DateTimeForm.ISO))
                .isInstanceOf(RfcConversionException.class)
                .hasMessageContaining("STFC_CONNECTION, REQUTEXT")
                .extracting(e -> ((RfcException) e).group())
                .isEqualTo(RfcErrorGroup.CONVERSION);
    }

    @Test
    void theFieldOfAnIllegalCharacterIsNamedWithAllAroundIt() {
        FunctionData call = new FunctionData(Samples.STRUCTURE);
        call.table("RFCTABLE").addRow();
        RfcRecord second = call.table("RFCTABLE").addRow();
        second.set("RFCDATA1", "\u0000");
        SoapCodec codec = Samples.codec();

        assertThatThrownBy(() -> codec.request(call, DateTimeForm.ISO))
                .hasMessageContaining("STFC_STRUCTURE, RFCTABLE-RFCDATA1");
    }

    @Test
    void whatDoesNotFitTheBufferIsWrittenAllTheSame() {
        FunctionData call = new FunctionData(Samples.TYPES)
                .set("STRING", "\u20ac&".repeat(20_000))
                .set("XSTRING", new byte[50_000]);
        String expected =
                "<STRING>" + "\u20ac&amp;".repeat(20_000) + "</STRING><XSTRING>" + "A".repeat(66_667) + "=</XSTRING>";

        assertThat(Samples.requestOf(call).equals(expected)).isTrue();
    }

    @Test
    void rowsGiveTheSameTextHoweverTheyWereSet() {
        FunctionData byMap =
                new FunctionData(Samples.STRUCTURE).set("RFCTABLE", List.of(Map.of("RFCINT4", 7, "RFCCHAR4", "ab")));
        FunctionData byRow = new FunctionData(Samples.STRUCTURE);
        byRow.table("RFCTABLE").addRow().set("RFCINT4", new BigDecimal("7")).set("RFCCHAR4", "ab");

        assertThat(Samples.requestOf(byMap)).isEqualTo(Samples.requestOf(byRow)).contains("<RFCINT4>7</RFCINT4>");
    }
}
