package dev.fairlead.rfc.soap;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interfaces out of WSDL (RFC specification, C.9.2). */
class WsdlReaderTest {

    private static String wsdl(String schema) {
        return "<?xml version='1.0'?><definitions xmlns='http://schemas.xmlsoap.org/wsdl/'"
                + " xmlns:xsd='http://www.w3.org/2001/XMLSchema' xmlns:s0='urn:sap-com:document:sap:rfc:functions'>"
                + "<types><xsd:schema targetNamespace='urn:sap-com:document:sap:rfc:functions'>" + schema
                + "</xsd:schema></types><message name='Z_FMInput'/></definitions>";
    }

    private static String message(String name, String parameters) {
        return "<xsd:element name='" + name + "'><xsd:complexType><xsd:all>" + parameters
                + "</xsd:all></xsd:complexType></xsd:element>";
    }

    private static String simple(String name, String base, String facets) {
        return "<xsd:simpleType name='" + name + "'><xsd:restriction base='" + base + "'>" + facets
                + "</xsd:restriction></xsd:simpleType>";
    }

    private static Optional<FunctionDescription> read(String wsdl, String function) throws IOException {
        return new WsdlReader()
                .read(new ByteArrayInputStream(wsdl.getBytes(StandardCharsets.UTF_8)), Optional.empty(), function);
    }

    private static FunctionDescription function(String schema) throws IOException {
        return read(wsdl(schema), "Z_FM").orElseThrow();
    }

    @Test
    void directionsFollowFromTheTwoMessages() throws IOException {
        FunctionDescription function = function("<xsd:complexType name='BAPIRET'><xsd:sequence>"
                + "<xsd:element name='TYPE' type='s0:char1'/><xsd:element name='_-FLD_-N' type='xsd:int'/>"
                + "</xsd:sequence></xsd:complexType>"
                + "<xsd:complexType name='BAPIRET.Table'><xsd:sequence>"
                + "<xsd:element name='item' type='s0:BAPIRET' minOccurs='0' maxOccurs='unbounded'/>"
                + "</xsd:sequence></xsd:complexType>"
                + simple("char1", "xsd:string", "<xsd:maxLength value='1'/>")
                + message(
                        "Z_FM",
                        "<xsd:element name='IV' type='s0:char1'/><xsd:element name='IO' type='xsd:int' minOccurs='0'/>"
                                + "<xsd:element name='IT' type='s0:BAPIRET.Table'/>"
                                + "<xsd:element name='CV' type='xsd:int'/><xsd:element name='T' type='s0:BAPIRET.Table'/>")
                + message(
                        "Z_FM.Response",
                        "<xsd:element name='T' type='s0:BAPIRET.Table'/><xsd:element name='CV' type='xsd:int'/>"
                                + "<xsd:element name='ES' type='s0:BAPIRET'/>")
                + simple(
                        "Z_FM.RfcExceptions",
                        "xsd:string",
                        "<xsd:enumeration value='NOT_FOUND'/><xsd:enumeration value='X-ML'/>"));

        RecordType row = RecordType.named("BAPIRET")
                .field("TYPE", charOf(1))
                .field("/FLD/N", FieldType.INT)
                .build();
        assertThat(function)
                .isEqualTo(FunctionDescription.named("Z_FM")
                        .imports("IV", charOf(1))
                        .optional("IO", FieldType.INT)
                        .imports("IT", tableOf(row))
                        .exports("ES", structureOf(row))
                        .changing("CV", FieldType.INT)
                        .parameter("T", tableOf(row), Direction.TABLES, false, "", "")
                        .raises("NOT_FOUND")
                        .raises("XML")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "xsd:string, '', STRING",
        "xsd:string, '<xsd:maxLength value=\"30\"/>', CHAR(30)",
        "xsd:string, '<xsd:maxLength value=\"10\"/><xsd:pattern value=\"\\d*\"/>', NUM(10)",
        "xsd:string, '<xsd:maxLength value=\"10\"/><xsd:pattern value=\"[A-Z]*\"/>', CHAR(10)",
        "xsd:int, '', INT",
        "xsd:short, '', INT2",
        "xsd:unsignedByte, '', INT1",
        "xsd:long, '', INT8",
        "xsd:double, '', FLOAT",
        "xsd:decimal, '<xsd:totalDigits value=\"15\"/><xsd:fractionDigits value=\"2\"/>', 'BCD(8,2)'",
        "xsd:decimal, '<xsd:totalDigits value=\"34\"/>', DECF34",
        "xsd:decimal, '', DECF34",
        "xsd:base64Binary, '<xsd:maxLength value=\"3\"/>', BYTE(3)",
        "xsd:base64Binary, '', XSTRING",
        "xsd:date, '', DATE",
        "xsd:time, '', TIME"
    })
    void eachSchemaTypeStandsForOneOfAbap(String base, String facets, String type) throws IOException {
        FunctionDescription function = function(simple("t", base, facets)
                + message(
                        "Z_FM",
                        "<xsd:element name='A' type='s0:t'/><xsd:element name='B'>"
                                + simple("", base, facets).replace(" name=''", "") + "</xsd:element>"));

        assertThat(function.imports().parameter(0).type()).hasToString(type);
        assertThat(function.imports().parameter(1).type()).hasToString(type);
    }

    @Test
    void sapsOwnDatesAndTimesAreSuch() throws IOException {
        FunctionDescription function = function(simple("date", "xsd:string", "<xsd:maxLength value='10'/>")
                + simple("time", "xsd:string", "<xsd:maxLength value='8'/>")
                + message("Z_FM", "<xsd:element name='D' type='s0:date'/><xsd:element name='T' type='s0:time'/>"));

        assertThat(function.imports().parameter(0).type()).isEqualTo(FieldType.DATE);
        assertThat(function.imports().parameter(1).type()).isEqualTo(FieldType.TIME);
    }

    @Test
    void structuresAndTablesAreReadInEachOther() throws IOException {
        FunctionDescription function = function(message(
                "Z_FM",
                "<xsd:element name='IS'><xsd:complexType><xsd:sequence><xsd:element name='NAMES'><xsd:complexType>"
                        + "<xsd:sequence><xsd:element name='item' maxOccurs='unbounded'>"
                        + simple("", "xsd:string", "<xsd:maxLength value='30'/>")
                                .replace(" name=''", "")
                        + "</xsd:element></xsd:sequence></xsd:complexType></xsd:element></xsd:sequence>"
                        + "</xsd:complexType></xsd:element>"));

        RecordType record = function.imports().parameter(0).type().rows();
        assertThat(record.field(0).type()).isEqualTo(tableOf(charOf(30)));
    }

    @Test
    void aFunctionThatIsNotDescribedIsNotThere() throws IOException {
        assertThat(read(wsdl(message("Z_OTHER", "")), "Z_FM")).isEmpty();
    }

    @Test
    void functionsOfANamespaceAreFoundByTheirEscapedName() throws IOException {
        assertThat(read(wsdl(message("_-FLD_-FM", "")), "/FLD/FM").orElseThrow().name())
                .isEqualTo("/FLD/FM");
    }

    @Test
    void anotherDocumentIsNeverRead() {
        assertThatThrownBy(() -> function(
                        "<xsd:import namespace='x' schemaLocation='http://127.0.0.1:1/x.xsd'/>" + message("Z_FM", "")))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("another document");
        assertThatThrownBy(() -> read("<!DOCTYPE a>" + wsdl(""), "Z_FM")).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> read("<html/>", "Z_FM")).isInstanceOf(WireFormatException.class);
    }

    @Test
    void aTypeWithItselfWithinIsRefused() {
        assertThatThrownBy(() -> function("<xsd:complexType name='A'><xsd:sequence><xsd:element name='X' type='s0:A'/>"
                        + "</xsd:sequence></xsd:complexType>"
                        + message("Z_FM", "<xsd:element name='I' type='s0:A'/>")))
                .isInstanceOf(RfcException.class)
                .hasMessageContaining("itself within");
        assertThatThrownBy(() -> function(simple("A", "s0:B", "")
                        + simple("B", "s0:A", "")
                        + message("Z_FM", "<xsd:element name='I' type='s0:A'/>")))
                .isInstanceOf(RfcException.class)
                .hasMessageContaining("itself within");
    }

    @ParameterizedTest
    @CsvSource({"s0:missing, is not described", "xsd:anyType, stands for no type"})
    void aTypeThatNobodyKnowsIsRefused(String type, String reason) {
        assertThatThrownBy(() -> function(message("Z_FM", "<xsd:element name='I' type='" + type + "'/>")))
                .isInstanceOf(RfcException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void lengthsThatNoTypeHasAreRefused() {
        assertThatThrownBy(() -> function(message(
                        "Z_FM",
                        "<xsd:element name='I'>"
                                + simple("", "xsd:string", "<xsd:maxLength value='-1'/>")
                                        .replace(" name=''", "")
                                + "</xsd:element>")))
                .isInstanceOf(WireFormatException.class);
    }
}
