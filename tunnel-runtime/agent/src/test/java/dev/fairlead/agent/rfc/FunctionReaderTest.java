package dev.fairlead.agent.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which function a body calls, and when that is beyond doubt. */
class FunctionReaderTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String ENVELOPE = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">";
    private static final String CALL = "<f:STFC_CONNECTION xmlns:f=\"urn:sap-com:document:sap:rfc:functions\">"
            + "<REQUTEXT>hello</REQUTEXT></f:STFC_CONNECTION>";
    private static final String END = "</s:Body></s:Envelope>";
    private static final String MESSAGE = ENVELOPE + "<s:Body>" + CALL + END;

    @ParameterizedTest
    @ValueSource(
            strings = {
                MESSAGE,
                DECLARATION + MESSAGE,
                "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n" + MESSAGE,
                ENVELOPE + "\n <s:Header><a xmlns=\"x\">text<b/></a></s:Header>\n <s:Body>\n" + CALL + END,
                "<!-- c -->" + ENVELOPE + "<!-- <s:Body> --><s:Body><!-- c -->" + CALL + END,
                "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body>"
                        + "<STFC_CONNECTION xmlns=\"urn:sap-com:document:sap:rfc:functions\"/></Body></Envelope>"
            })
    void aCallIsKnownByItsFirstElement(String message) throws Exception {
        assertThat(read(message)).isEqualTo(new SoapCall.Named("STFC_CONNECTION"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{\"function\":\"STFC_CONNECTION\"}",
                "<STFC_CONNECTION xmlns=\"urn:sap-com:document:sap:rfc:functions\"/>",
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>" + CALL + END,
                ENVELOPE + "<s:Other/><s:Body>" + CALL + END,
                ENVELOPE + "text<s:Body>" + CALL + END,
                ENVELOPE + "<s:Body>text" + CALL + END,
                ENVELOPE + "<s:Body><![CDATA[text]]>" + CALL + END,
                ENVELOPE + "<s:Body>" + END,
                ENVELOPE + "<s:Body><f:STFC_CONNECTION xmlns:f=\"urn:other\"/>" + END,
                ENVELOPE + "<s:Body><STFC_CONNECTION/>" + CALL + END,
                ENVELOPE + "<s:Header/><s:Header/><s:Body>" + CALL + END,
                "<?xml version=\"1.1\"?>" + MESSAGE,
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + MESSAGE,
                "<?xml version=\"1.0\" encoding=\"IBM037\"?>" + MESSAGE,
                "<?pi?>" + MESSAGE,
                ENVELOPE + "<?pi?><s:Body>" + CALL + END,
                "<!DOCTYPE s:Envelope>" + MESSAGE,
                "<!DOCTYPE s:Envelope [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + ENVELOPE + "<s:Body>&e;" + CALL
                        + END,
                ENVELOPE + "<s:Body><f:BAD_--20NAME xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"/>" + END,
                "\ufeff" + MESSAGE,
                ENVELOPE + "<s:Body>"
            })
    void whateverElseItIsCallsNothing(String message) throws Exception {
        assertThat(read(message)).isInstanceOf(SoapCall.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENVELOPE + "<s:Body>" + CALL + CALL + END,
                ENVELOPE + "<s:Body>" + CALL + "<x/>" + END,
                ENVELOPE + "<s:Body>" + CALL + "<!-- c --> <?pi?>" + END,
                ENVELOPE + "<s:Body>" + CALL + "</s:Body><s:Body>" + CALL + END,
                ENVELOPE + "<s:Body>" + CALL + "</s:Body><x a='>'/></s:Envelope>",
                MESSAGE + "<x/>",
                ENVELOPE + "<s:Body>"
                        + "<f:Z xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"><![CDATA[</f:Z>]]></f:Z>" + CALL
                        + END,
                ENVELOPE + "<s:Body>"
                        + "<f:Z xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"><!--></x>--><a b=\"/>\"/></f:Z>"
                        + CALL + END,
                ENVELOPE + "<s:Body>" + CALL + "<!DOCTYPE x>" + END,
                ENVELOPE + "<s:Body>" + CALL + "text" + END,
                ENVELOPE + "<s:Body>" + CALL + "<![CDATA[text]]>" + END,
                MESSAGE + "text"
            })
    void nothingElseMayBeCalledBehindIt(String message) throws Exception {
        assertSpoilt(message.getBytes(StandardCharsets.US_ASCII));
    }

    /** Lenient readers could take such an element for closed, or for open, where others do not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/ >",
                "<a / >",
                "<a></b></a>",
                "</a>",
                "<a",
                "<a b=c/>",
                "<a b/>",
                "<a b='<'/>",
                "<a b='c'd='e'/>",
                "<a b='c'/",
                "<a><b></a></b>",
                "<1/>",
                "< a/>",
                "</ a>",
                "<!-- -- -->",
                "<![cdata[x]]>",
                "<!-->",
                "<?pi?>",
                "]]>",
                "\u0001"
            })
    void insideTheCallNothingIsMalformed(String inside) throws Exception {
        assertSpoilt((ENVELOPE + "<s:Body>" + CALL.replace("hello", inside) + END).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0 BC 78 2F 3E", // an overlong <x/>
                "E0 80 BC",
                "F0 80 80 BC",
                "ED A0 80",
                "F4 90 80 80",
                "F8 88 80 80 80",
                "80",
                "C3 28",
                "E2 82"
            })
    void bytesBehindTheNameAreUtf8Too(String bytes) throws Exception {
        String text = new String(HexFormat.ofDelimiter(" ").parseHex(bytes), StandardCharsets.ISO_8859_1);

        assertSpoilt((ENVELOPE + "<s:Body>" + CALL.replace("hello", text) + END).getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"</s:Body></s:Envelope", "</s:Body>", "", "</s:Body><!-- ", "</s:Body></s:Envelope>\u00c3"})
    void theEnvelopeEndsBeforeTheBodyDoes(String end) throws Exception {
        assertSpoilt((ENVELOPE + "<s:Body>" + CALL + end).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void elementsAreNotNestedForEver() throws Exception {
        String deep = "<a>".repeat(200) + "</a>".repeat(200);

        assertSpoilt((ENVELOPE + "<s:Body>" + CALL.replace("hello", deep) + END).getBytes(StandardCharsets.US_ASCII));
    }

    /** Refused, whether it comes at once or byte by byte; then before the last byte has gone on. */
    private static void assertSpoilt(byte[] message) throws BadRequestException {
        assertThat(read(message)).isInstanceOf(SoapCall.Unreadable.class);

        FunctionReader inPieces = new FunctionReader(new BodyFraming.Length(message.length));
        assertThatThrownBy(() -> {
                    for (byte b : message) {
                        look(inPieces, new byte[] {b});
                        inPieces.call();
                    }
                })
                .isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<![CDATA[</f:STFC_CONNECTION><x/>]]>",
                "<!-- </f:STFC_CONNECTION><x/> -->",
                "<a b='/f:STFC_CONNECTION>' c=\"&lt;x/>\"/>",
                "<a\n b = 'c' ></a\t>",
                "<a><b><Body><c/></Body></b></a>\u00e9"
            })
    void whatStandsInsideTheCallIsItsOwn(String inside) throws Exception {
        assertThat(read(ENVELOPE + "<s:Body>" + CALL.replace("hello", inside) + "\n<!-- c -->" + END + "\n"))
                .isEqualTo(new SoapCall.Named("STFC_CONNECTION"));
    }

    @Test
    void bytesThatAreNotUtf8CallNothing() throws Exception {
        assertThat(read(MESSAGE, StandardCharsets.UTF_16LE)).isInstanceOf(SoapCall.Unreadable.class);
        assertThat(read("<!-- \u00e9 -->" + MESSAGE, StandardCharsets.ISO_8859_1))
                .isInstanceOf(SoapCall.Unreadable.class);
    }

    @Test
    void itMakesNoDifferenceInWhatPiecesAMessageArrives() throws Exception {
        byte[] bytes = (DECLARATION + MESSAGE).getBytes(StandardCharsets.UTF_8);
        int named = (DECLARATION + MESSAGE).indexOf("functions\">") + "functions\">".length();
        FunctionReader reader = new FunctionReader(new BodyFraming.Length(bytes.length));

        for (int i = 0; i < bytes.length; i++) {
            look(reader, new byte[] {bytes[i]});
            if (i < named - 1) {
                assertThat(reader.call()).as("after byte %d", i).isInstanceOf(SoapCall.Incomplete.class);
            } else {
                assertThat(reader.call()).isEqualTo(new SoapCall.Named("STFC_CONNECTION"));
                return;
            }
        }
    }

    @Test
    void chunksAreTakenApartFirst() throws Exception {
        FunctionReader reader = new FunctionReader(new BodyFraming.Chunked());

        for (char c : MESSAGE.toCharArray()) {
            look(reader, ("1\r\n" + c + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(reader.call()).isEqualTo(new SoapCall.Named("STFC_CONNECTION"));
    }

    @Test
    void aFrameThatIsMalformedIsToldAsSuch() {
        FunctionReader reader = new FunctionReader(new BodyFraming.Chunked());

        assertThatThrownBy(() -> look(reader, "zz\r\n<".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void nobodyIsReadForEver() throws Exception {
        FunctionReader reader = new FunctionReader(new BodyFraming.Length(1_000_000));
        look(reader, (ENVELOPE + "<!--").getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.call()).isInstanceOf(SoapCall.Incomplete.class);

        look(reader, " ".repeat(20_000).getBytes(StandardCharsets.US_ASCII));

        assertThat(reader.call()).isEqualTo(new SoapCall.Unreadable("no function is named within 16384 bytes"));
    }

    @Test
    void theMessageItselfStaysAsItIs() throws Exception {
        ByteBuf data = Unpooled.copiedBuffer(MESSAGE, StandardCharsets.UTF_8);

        new FunctionReader(new BodyFraming.Length(MESSAGE.length())).look(data);

        assertThat(data.toString(StandardCharsets.UTF_8)).isEqualTo(MESSAGE);
        assertThat(data.refCnt()).isEqualTo(1);
        data.release();
    }

    private static SoapCall read(String message) throws BadRequestException {
        return read(message, StandardCharsets.UTF_8);
    }

    private static SoapCall read(String message, Charset charset) throws BadRequestException {
        return read(message.getBytes(charset));
    }

    private static SoapCall read(byte[] bytes) throws BadRequestException {
        FunctionReader reader = new FunctionReader(new BodyFraming.Length(bytes.length));
        look(reader, bytes);
        return reader.call();
    }

    private static void look(FunctionReader reader, byte[] bytes) throws BadRequestException {
        ByteBuf data = Unpooled.wrappedBuffer(bytes);
        try {
            reader.look(data);
        } finally {
            data.release();
        }
    }
}
