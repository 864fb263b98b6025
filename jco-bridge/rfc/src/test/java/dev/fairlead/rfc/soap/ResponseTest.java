package dev.fairlead.rfc.soap;

import static dev.fairlead.rfc.soap.Samples.answered;
import static dev.fairlead.rfc.soap.Samples.codec;
import static dev.fairlead.rfc.soap.Samples.envelope;
import static dev.fairlead.rfc.soap.Samples.read;
import static dev.fairlead.rfc.soap.Samples.response;
import static dev.fairlead.rfc.soap.Samples.typed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read (RFC specification, C.3 and C.5). */
class ResponseTest {

    private static final String ROW = "<RFCFLOAT>2.5E0</RFCFLOAT><RFCCHAR1>X</RFCCHAR1><RFCINT2>-32767</RFCINT2>"
            + "<RFCINT1>255</RFCINT1><RFCCHAR4>BCDE</RFCCHAR4><RFCINT4>2147483647</RFCINT4><RFCHEX3>8fLz</RFCHEX3>"
            + "<RFCCHAR2>YZ</RFCCHAR2><RFCTIME>10:15:00</RFCTIME><RFCDATE>2025-01-31</RFCDATE>"
            + "<RFCDATA1>left</RFCDATA1><RFCDATA2/>";

    private static void assertRow(RecordData row) {
        assertThat(row.getDouble("RFCFLOAT")).isEqualTo(2.5);
        assertThat(row.getString("RFCCHAR1")).isEqualTo("X");
        assertThat(row.getInt("RFCINT2")).isEqualTo(-32767);
        assertThat(row.getInt("RFCINT1")).isEqualTo(255);
        assertThat(row.getString("RFCCHAR4")).isEqualTo("BCDE");
        assertThat(row.getInt("RFCINT4")).isEqualTo(2147483647);
        assertThat(row.getString("RFCHEX3")).isEqualTo("F1F2F3");
        assertThat(row.getString("RFCTIME")).isEqualTo("10:15:00");
        assertThat(row.getString("RFCDATE")).isEqualTo("2025-01-31");
        assertThat(row.getString("RFCDATA2")).isEmpty();
        assertThat(row.isSet("RFCDATA2")).isTrue();
    }

    @Test
    void structuresAndRowsAreRead() throws IOException {
        FunctionData call = answered(
                Samples.STRUCTURE,
                response(
                        "STFC_STRUCTURE",
                        "<ECHOSTRUCT>" + ROW + "</ECHOSTRUCT><RESPTEXT>Structure received</RESPTEXT><RFCTABLE>"
                                + ("\n<item>" + ROW + "</item>").repeat(2) + "</RFCTABLE>"));

        assertRow(call.structure("ECHOSTRUCT"));
        assertThat(call.getString("RESPTEXT")).isEqualTo("Structure received");
        assertThat(call.table("RFCTABLE").size()).isEqualTo(2);
        assertRow(call.table("RFCTABLE").row(1));
    }

    @Test
    void aSecondAnswerLeavesNothingOfTheFirst() throws IOException {
        FunctionData call = answered(
                Samples.STRUCTURE,
                response("STFC_STRUCTURE", "<RESPTEXT>one</RESPTEXT><RFCTABLE><item>" + ROW + "</item></RFCTABLE>"));

        read(codec(), response("STFC_STRUCTURE", "<RFCTABLE><item/></RFCTABLE>"), call);

        assertThat(call.getString("RESPTEXT")).isEmpty();
        assertThat(call.exports().isSet("RESPTEXT")).isFalse();
        assertThat(call.table("RFCTABLE").size()).isEqualTo(1);
        assertThat(call.table("RFCTABLE").row(0).getString("RFCCHAR4")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHAR, '  ab  ', '  ab'",
        "CHAR, 12345678901, 1234567890",
        "STRING, '  a&amp;&lt;&#228;<![CDATA[<b>]]> ', '  a&<\u00e4<b> '",
        "STRING, 'a&#13;&#10;b ', 'a\r\nb '",
        "STRING, 'a<!-- no -->b<?no?>c', abc",
        "NUM, 4711, 0000004711",
        "NUM, '', 0000000000",
        "INT1, 255, 255",
        "INT2, 5-, -5",
        "INT, +7, 7",
        "INT, ' -7 ', -7",
        "INT, '', 0",
        "INT8, 9223372036854775808-, -9223372036854775808",
        "BCD, 1234567.8, 1234567.80",
        "BCD, 1.5E3, 1500.00",
        "BCD, 12.34-, -12.34",
        "BCD, '', 0.00",
        "FLOAT, -3.14E2, -314.0",
        "FLOAT, 42, 42.0",
        "DECF16, 1.5E+30, 1.5E+30",
        "DECF34, 0.0000000000000000000000000000000001, 1E-34",
        "DATE, 2025-01-31, 2025-01-31",
        "DATE, 20250131, 2025-01-31",
        "DATE, 0000-00-00, 0000-00-00",
        "DATE, 00000000, 0000-00-00",
        "DATE, '  ', 0000-00-00",
        "TIME, 23:59:58, 23:59:58",
        "TIME, 235958, 23:59:58",
        "TIME, 240000, 24:00:00",
        "TIME, 24:00:00, 24:00:00",
        "TIME, '', 00:00:00",
        "BYTE, 8fHy, F1F1F2",
        "BYTE, 8Q==, F10000",
        "BYTE, F1F1F2, F1F1F2",
        "BYTE, '', 000000",
        "XSTRING, 'AAEC\nAwQ=', 0001020304",
        "XSTRING, '', ''"
    })
    void valuesAreReadInAllTheirForms(String parameter, String written, String value) throws IOException {
        FunctionData call = typed(parameter, written);

        assertThat(call.getString("E_" + parameter)).isEqualTo(value);
        assertThat(call.exports().isSet("E_" + parameter)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NUM, 12345678901",
        "NUM, 12a",
        "INT1, 256",
        "INT1, -1",
        "INT2, 32768",
        "INT, 2147483648",
        "INT, 1.5",
        "INT, -",
        "INT, -5-",
        "INT8, 9223372036854775808",
        "INT, \u0661",
        "BCD, 12345678901234.5",
        "BCD, 1-2",
        "BCD, -1-",
        "FLOAT, INF",
        "FLOAT, 1E400",
        "DATE, 2025/01/31",
        "DATE, 2025-1-31",
        "DATE, 31.01.2025",
        "TIME, 10:15",
        "BYTE, AAECAw==",
        "BYTE, xyz",
        "XSTRING, A",
        "XSTRING, AAE",
        "XSTRING, A=AA"
    })
    void aValueThatDoesNotFitIsRefusedByTheNameOfItsField(String parameter, String written) {
        assertThatThrownBy(() -> typed(parameter, written))
                .isInstanceOf(RfcConversionException.class)
                .hasMessageContaining("/FLD/TYPES, E_" + parameter)
                .hasMessageNotContaining(written + " ");
    }

    @Test
    void theFieldOfAValueThatDoesNotFitIsNamedWithAllAroundIt() {
        assertThatThrownBy(() -> answered(
                        Samples.STRUCTURE,
                        response("STFC_STRUCTURE", "<RFCTABLE><item><RFCINT4>x</RFCINT4></item></RFCTABLE>")))
                .isInstanceOf(RfcConversionException.class)
                .hasMessageContaining("STFC_STRUCTURE, RFCTABLE-RFCINT4");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedAtOnce() {
        assertThatThrownBy(() -> typed("BCD", "1".repeat(1_000_000))).isInstanceOf(RfcConversionException.class);
    }

    @Test
    void nilIsInitial() throws IOException {
        FunctionData call = answered(
                Samples.TYPES,
                response("_-FLD_-TYPES", "<E_INT xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:nil='true'/>"));

        assertThat(call.getInt("E_INT")).isZero();
    }

    @Test
    void elementaryTablesAreReadWithWhateverNameTheirRowsHave() throws IOException {
        FunctionData call = answered(
                Samples.TYPES,
                response("_-FLD_-TYPES", "<E_NAMES><NAME>first</NAME><NAME>  second</NAME><other/></E_NAMES>"));

        assertThat(call.table("E_NAMES").size()).isEqualTo(2);
        assertThat(call.table("E_NAMES").row(1).getString(0)).isEqualTo("  second");
    }

    @Tag("RFC-46")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<urn:STFC_CONNECTION.Response xmlns:urn='urn:sap-com:document:sap:rfc:functions'>"
                        + "<ECHOTEXT>a</ECHOTEXT><RESPTEXT>b</RESPTEXT></urn:STFC_CONNECTION.Response>",
                "<STFC_CONNECTION.Response xmlns='urn:sap-com:document:sap:rfc:functions'>"
                        + "<ECHOTEXT>a</ECHOTEXT><RESPTEXT>b</RESPTEXT></STFC_CONNECTION.Response>",
                "<r:STFC_CONNECTION.Response xmlns:r='urn:sap-com:document:sap:rfc:functions'>"
                        + "<RESPTEXT>b</RESPTEXT><ECHOTEXT>a</ECHOTEXT></r:STFC_CONNECTION.Response>",
                "<r:STFC_CONNECTION.Response xmlns:r='urn:sap-com:document:sap:rfc:functions'>"
                        + "<NEW><x>1</x>text</NEW><ECHOTEXT>a</ECHOTEXT><NEW2/><RESPTEXT>b</RESPTEXT>"
                        + "</r:STFC_CONNECTION.Response>"
            })
    void theSameAnswerInOtherShapesIsTheSame(String body) throws IOException {
        FunctionData call = answered(Samples.CONNECTION, envelope(body));

        assertThat(call.getString("ECHOTEXT")).isEqualTo("a");
        assertThat(call.getString("RESPTEXT")).isEqualTo("b");
    }

    private static byte[] echo(String declaration, Charset charset) {
        return (declaration
                        + response("STFC_CONNECTION", "<ECHOTEXT>\u00e4\u00f6</ECHOTEXT>")
                                .substring(21))
                .getBytes(charset);
    }

    private static String echoed(byte[] message, Optional<Charset> http) throws IOException {
        FunctionData call = new FunctionData(Samples.CONNECTION);
        read(codec(), message, http, call);
        return call.getString("ECHOTEXT");
    }

    @Tag("RFC-46")
    @Test
    void theCharacterSetIsThatOfMarkHeaderOrDeclaration() throws IOException {
        assertThat(echoed(echo("", UTF_8), Optional.empty())).isEqualTo("\u00e4\u00f6");
        assertThat(echoed(echo("\ufeff", UTF_8), Optional.of(ISO_8859_1))).isEqualTo("\u00e4\u00f6");
        assertThat(echoed(echo("\ufeff", UTF_16BE), Optional.empty())).isEqualTo("\u00e4\u00f6");
        assertThat(echoed(echo("<?xml version='1.0' encoding='iso-8859-1'?>", ISO_8859_1), Optional.empty()))
                .isEqualTo("\u00e4\u00f6");
    }

    @Test
    void lenientReadingKeepsToTheDeclaredCharacterSet() throws IOException {
        FunctionData call = new FunctionData(Samples.CONNECTION);
        SoapCodec lenient = new SoapCodec(Limits.DEFAULT, true);
        read(lenient, echo("<?xml version='1.0' encoding='iso-8859-1'?>", ISO_8859_1), Optional.empty(), call);
        assertThat(call.getString("ECHOTEXT")).isEqualTo("\u00e4\u00f6");

        byte[] strange = echo("<?xml version='1.0' encoding='none-such'?>", ISO_8859_1);
        assertThatThrownBy(() -> read(lenient, strange, Optional.empty(), call))
                .isInstanceOf(WireFormatException.class);
    }

    @Tag("RFC-47")
    @Test
    void theHeadersCharacterSetBeatsTheDeclaration() throws IOException {
        assertThat(echoed(echo("<?xml version='1.0' encoding='UTF-8'?>", ISO_8859_1), Optional.of(ISO_8859_1)))
                .isEqualTo("\u00e4\u00f6");
        assertThat(echoed(echo("<?xml version='1.0' encoding='iso-8859-1'?>", UTF_8), Optional.of(UTF_8)))
                .isEqualTo("\u00e4\u00f6");
    }

    @Test
    void whatIsInactiveIsNotTaken() throws IOException {
        FunctionData call = new FunctionData(Samples.CONNECTION).setActive("RESPTEXT", false);
        read(codec(), response("STFC_CONNECTION", "<ECHOTEXT>a</ECHOTEXT><RESPTEXT>b</RESPTEXT>"), call);

        assertThat(call.getString("ECHOTEXT")).isEqualTo("a");
        assertThat(call.exports().isSet("RESPTEXT")).isFalse();
    }

    @Test
    void anAnswerOfAnotherFunctionIsRefused() {
        assertThatThrownBy(() -> answered(Samples.CONNECTION, response("STFC_CHANGING", "")))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("no answer of STFC_CONNECTION");
    }

    @Test
    void aHeaderIsIgnoredUnlessItMustBeUnderstood() throws IOException {
        String body = response("STFC_CONNECTION", "<ECHOTEXT>a</ECHOTEXT>");

        assertThat(answered(Samples.CONNECTION, body.replace("<s:Body>", "<s:Header><a/></s:Header><s:Body>"))
                        .getString("ECHOTEXT"))
                .isEqualTo("a");
        assertThatThrownBy(() -> answered(
                        Samples.CONNECTION,
                        body.replace("<s:Body>", "<s:Header><a s:mustUnderstand='1'/></s:Header><s:Body>")))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("must be understood");
    }

    @Tag("RFC-49")
    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "&#1;", "&#x1;", "\uffff"})
    void whatXmlCannotCarryIsRefusedOrReplaced(String illegal) throws IOException {
        String message = response("STFC_CONNECTION", "<ECHOTEXT>a" + illegal + "&amp;b</ECHOTEXT>");
        FunctionData call = new FunctionData(Samples.CONNECTION);

        assertThatThrownBy(() -> read(codec(), message, call))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("at character");

        read(new SoapCodec(Limits.DEFAULT, true), message, call);
        assertThat(call.getString("ECHOTEXT")).isEqualTo("a#&b");
    }

    @Test
    void lenientReadingLeavesAllElseAsItIs() throws IOException {
        String text = "&lt;\u00e4\ud83d\udea2&#x1F6A2;&#13;\t&amp;#1;";
        FunctionData call = new FunctionData(Samples.TYPES);
        read(new SoapCodec(Limits.DEFAULT, true), response("_-FLD_-TYPES", "<E_STRING>" + text + "</E_STRING>"), call);

        assertThat(call.getString("E_STRING")).isEqualTo("<\u00e4\ud83d\udea2\ud83d\udea2\r\t&#1;");
    }

    @Test
    void anEnvelopeWithNothingOrTooMuchInItIsRefused() {
        assertThatThrownBy(() -> answered(Samples.CONNECTION, envelope(""))).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> answered(Samples.CONNECTION, "<html/>")).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> answered(
                        Samples.CONNECTION, response("STFC_CONNECTION", "").replace("</s:Body>", "<more/></s:Body>")))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("more than one element");
        assertThatThrownBy(() -> answered(Samples.CONNECTION, response("STFC_CONNECTION", "text")))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("text between elements");
        assertThatThrownBy(() -> answered(Samples.CONNECTION, response("STFC_CONNECTION", "<ECHOTEXT><b/></ECHOTEXT>")))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("where a value is expected");
    }
}
