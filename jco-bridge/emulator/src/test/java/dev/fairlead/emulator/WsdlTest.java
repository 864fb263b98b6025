package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.SoapClient;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.WsdlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXParseException;

/** WSDL as the emulator serves it, read by the JDK's own schema validation. */
class WsdlTest {
    private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;
    private static final String FUNCTIONS = "urn:sap-com:document:sap:rfc:functions";
    private static final AbapEmulator EMULATOR = Emulators.standard().start();
    private static final SoapClient CLIENT = new SoapClient(EMULATOR, "TESTER", "secret");
    private final SoapCodec codec = new SoapCodec(Limits.DEFAULT, false);

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    static Stream<FunctionDescription> functions() {
        return EMULATOR.functions().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    @Tag("RFC-109")
    void requestsAndAnswersOfEveryModuleFollowTheSchema(FunctionDescription function) throws Exception {
        Schema schema = schema(wsdl(function.name()));
        FunctionData call = new FunctionData(function);
        fill(call.imports());
        fill(call.changing());
        fill(call.exports());
        call.tables().type().fields().forEach(table -> {
            for (int i = 0; i < 2; i++) {
                fill((RecordData) call.table(table.name()).addRow());
            }
        });

        ByteArrayOutputStream request = new ByteArrayOutputStream();
        codec.request(call, DateTimeForm.ISO).writeTo(request);
        schema.newValidator().validate(new DOMSource(body(request.toByteArray())));
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        codec.response(call, DateTimeForm.ISO).writeTo(response);
        schema.newValidator().validate(new DOMSource(body(response.toByteArray())));
    }

    /** But for what WSDL cannot say: decimal floating point, names of types, defaults and descriptions. */
    @ParameterizedTest
    @MethodSource("functions")
    @Tag("RFC-35")
    void clientsReadTheSameInterfacesAsFromTheDictionary(FunctionDescription function) throws Exception {
        byte[] wsdl =
                CLIENT.get("/sap/bc/soap/wsdl11?services=" + function.name()).body();

        FunctionDescription read = new WsdlReader()
                .read(new ByteArrayInputStream(wsdl), Optional.empty(), function.name())
                .orElseThrow();

        for (Direction direction : Direction.values()) {
            assertThat(shapes(read.parameters(direction).type()))
                    .isEqualTo(shapes(function.parameters(direction).type()));
        }
    }

    private static List<String> shapes(RecordType type) {
        return type.fields().stream()
                .filter(field -> field.type().abapType() != AbapType.DECF34)
                .filter(field -> !field.name().endsWith("_DECF"))
                .map(field -> field.name() + " " + shape(field.type()))
                .toList();
    }

    private static String shape(FieldType type) {
        return type.abapType() + " " + type.length() + " " + type.decimals()
                + type.recordType().map(nested -> shapes(nested).toString()).orElse("");
    }

    @Test
    void aMessageThatDoesNotFitIsFoundOut() throws Exception {
        Schema schema = schema(wsdl("STFC_CHANGING"));
        Document wrong = parse(("<f:STFC_CHANGING xmlns:f=\"" + FUNCTIONS + "\"><START_VALUE>many</START_VALUE>"
                        + "<COUNTER>1</COUNTER></f:STFC_CHANGING>")
                .getBytes());

        assertThatExceptionOfType(SAXParseException.class)
                .isThrownBy(() -> schema.newValidator().validate(new DOMSource(wrong)));
    }

    @Test
    void severalModulesMayBeAskedForAtOnce() throws Exception {
        Document wsdl = wsdl("STFC_CONNECTION,RFC_READ_TABLE,BAPI_COMPANYCODE_GETLIST");

        assertThat(wsdl.getElementsByTagName("wsdl:operation").getLength()).isEqualTo(6);
        assertThat(((Element) wsdl.getElementsByTagName("soap:address").item(0)).getAttribute("location"))
                .isEqualTo(EMULATOR.url() + "/sap/bc/soap/rfc");
        schema(wsdl);
    }

    @Test
    void aModuleThatDoesNotExistHasNone() {
        assertThat(CLIENT.get("/sap/bc/soap/wsdl11?services=Z_NONE").statusCode())
                .isEqualTo(404);
        assertThat(CLIENT.getAnonymously("/sap/bc/soap/wsdl11?services=RFC_PING")
                        .statusCode())
                .isEqualTo(401);
    }

    private static Document wsdl(String services) throws Exception {
        return parse(CLIENT.get("/sap/bc/soap/wsdl11?services=" + services).body());
    }

    private static Schema schema(Document wsdl) throws Exception {
        return SchemaFactory.newInstance(XSD)
                .newSchema(
                        new DOMSource(wsdl.getElementsByTagNameNS(XSD, "schema").item(0)));
    }

    private static Element body(byte[] message) throws Exception {
        Element body =
                (Element) parse(message).getElementsByTagName("SOAP-ENV:Body").item(0);
        return (Element) body.getFirstChild();
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** Some value for every field; a row for every table. */
    private static void fill(RecordData record) {
        for (int i = 0; i < record.size(); i++) {
            FieldType type = record.type().field(i).type();
            switch (type.abapType()) {
                case STRUCTURE -> fill(record.getStructure(i));
                case TABLE -> fill(record.getTable(i).addRow());
                case DATE -> record.set(i, "20250131");
                case TIME -> record.set(i, "240000");
                case DECF16, DECF34 -> record.set(i, "1.5E+30");
                case BYTE, XSTRING -> record.set(i, new byte[] {1, 2});
                default -> record.set(i, 7);
            }
        }
    }
}
