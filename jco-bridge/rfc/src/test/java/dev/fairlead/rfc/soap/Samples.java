package dev.fairlead.rfc.soap;

import static dev.fairlead.rfc.fixture.TestTypes.RFCTEST;
import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.DECF16;
import static dev.fairlead.rfc.metadata.FieldType.DECF34;
import static dev.fairlead.rfc.metadata.FieldType.FLOAT;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.INT1;
import static dev.fairlead.rfc.metadata.FieldType.INT2;
import static dev.fairlead.rfc.metadata.FieldType.INT8;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.XSTRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Functions, and messages around a body, for the tests of the codec. */
final class Samples {

    static final FunctionDescription CONNECTION = FunctionDescription.named("STFC_CONNECTION")
            .imports("REQUTEXT", charOf(255))
            .exports("ECHOTEXT", charOf(255))
            .exports("RESPTEXT", charOf(255))
            .build();

    static final FunctionDescription STRUCTURE = FunctionDescription.named("STFC_STRUCTURE")
            .imports("IMPORTSTRUCT", structureOf(RFCTEST))
            .exports("ECHOSTRUCT", structureOf(RFCTEST))
            .exports("RESPTEXT", charOf(255))
            .tables("RFCTABLE", RFCTEST)
            .build();

    static final FunctionDescription CHANGING = FunctionDescription.named("STFC_CHANGING")
            .imports("START_VALUE", INT)
            .exports("RESULT", INT)
            .changing("COUNTER", INT)
            .build();

    /** A function that gets a value of each type and gives it back. */
    static final FunctionDescription TYPES = FunctionDescription.named("/FLD/TYPES")
            .optional("CHAR", charOf(10))
            .optional("NUM", numOf(10))
            .optional("STRING", STRING)
            .optional("INT1", INT1)
            .optional("INT2", INT2)
            .optional("INT", INT)
            .optional("INT8", INT8)
            .optional("BCD", bcdOf(8, 2))
            .optional("FLOAT", FLOAT)
            .optional("DECF16", DECF16)
            .optional("DECF34", DECF34)
            .optional("DATE", DATE)
            .optional("TIME", TIME)
            .optional("BYTE", byteOf(3))
            .optional("XSTRING", XSTRING)
            .optional("NAMES", tableOf(charOf(30)))
            .exports("E_CHAR", charOf(10))
            .exports("E_NUM", numOf(10))
            .exports("E_STRING", STRING)
            .exports("E_INT1", INT1)
            .exports("E_INT2", INT2)
            .exports("E_INT", INT)
            .exports("E_INT8", INT8)
            .exports("E_BCD", bcdOf(8, 2))
            .exports("E_FLOAT", FLOAT)
            .exports("E_DECF16", DECF16)
            .exports("E_DECF34", DECF34)
            .exports("E_DATE", DATE)
            .exports("E_TIME", TIME)
            .exports("E_BYTE", byteOf(3))
            .exports("E_XSTRING", XSTRING)
            .exports("E_NAMES", tableOf(charOf(30)))
            .build();

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    private Samples() {}

    static SoapCodec codec() {
        return new SoapCodec(Limits.DEFAULT, false);
    }

    /** The body of a request, without what stands around it. */
    static String requestOf(FunctionData function) {
        return inner(text(codec().request(function, DateTimeForm.ISO)));
    }

    static String text(SoapMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String inner(String message) {
        String body = "<SOAP-ENV:Body>";
        String start = message.substring(message.indexOf(body) + body.length(), message.indexOf("</SOAP-ENV:Body>"));
        return start.substring(start.indexOf('>') + 1, Math.max(start.lastIndexOf("</"), start.indexOf('>') + 1));
    }

    /** A whole message around a body. */
    static String envelope(String body) {
        return "<?xml version=\"1.0\"?><s:Envelope xmlns:s='" + ENVELOPE + "'><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    /** An answer with results. */
    static String response(String element, String results) {
        return envelope("<urn:" + element + ".Response xmlns:urn='urn:sap-com:document:sap:rfc:functions'>" + results
                + "</urn:" + element + ".Response>");
    }

    /** A call of {@code description} whose answer is {@code message}. */
    static FunctionData answered(FunctionDescription description, String message) throws IOException {
        FunctionData function = new FunctionData(description);
        read(codec(), message, function);
        return function;
    }

    static Optional<SoapFault> read(SoapCodec codec, String message, FunctionData function) throws IOException {
        return read(codec, message.getBytes(StandardCharsets.UTF_8), Optional.empty(), function);
    }

    static Optional<SoapFault> read(SoapCodec codec, byte[] message, Optional<Charset> charset, FunctionData function)
            throws IOException {
        return codec.readResponse(new ByteArrayInputStream(message), charset, function);
    }

    /** A value of {@link #TYPES}, as it is when the system writes it so. */
    static FunctionData typed(String parameter, String value) throws IOException {
        return answered(TYPES, response("_-FLD_-TYPES", "<E_" + parameter + ">" + value + "</E_" + parameter + ">"));
    }
}
