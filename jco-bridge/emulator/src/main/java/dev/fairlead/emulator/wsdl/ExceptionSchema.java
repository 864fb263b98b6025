package dev.fairlead.emulator.wsdl;

import dev.fairlead.rfc.soap.XmlNames;
import java.util.List;

/** Writes the schema of what stands in a fault's detail. */
final class ExceptionSchema {
    private static final String ELEMENT = "xsd:element";
    private static final String COMPLEX = "xsd:complexType";
    private static final String SEQUENCE = "xsd:sequence";
    private static final String STRING = "xsd:string";

    private final Markup markup;

    ExceptionSchema(Markup markup) {
        this.markup = markup;
    }

    /** A fault's detail: the exception's name and, if it has one, its message. */
    void write(String function, List<String> exceptions) {
        if (exceptions.isEmpty()) {
            return;
        }
        markup.element(
                "xsd:simpleType",
                () -> markup.element(
                        "xsd:restriction",
                        () -> exceptions.forEach(
                                exception -> markup.element("xsd:enumeration", "value", XmlNames.encode(exception))),
                        "base",
                        STRING),
                "name",
                function + ".RfcExceptions");
        markup.element(
                COMPLEX,
                () -> markup.element(SEQUENCE, () -> {
                    markup.element(ELEMENT, "name", "Name", "type", "s0:" + function + ".RfcExceptions");
                    markup.element(ELEMENT, "name", "Text", "type", STRING, "minOccurs", "0");
                    markup.element(ELEMENT, "name", "Message", "type", "s0:RfcException.Message", "minOccurs", "0");
                }),
                "name",
                function + ".RfcException");
        markup.element(ELEMENT, "name", function + ".Exception", "type", "s0:" + function + ".RfcException");
    }

    /** The type of messages that come with exceptions. */
    void writeMessage() {
        markup.element(
                COMPLEX,
                () -> markup.element(SEQUENCE, () -> {
                    markup.element(ELEMENT, "name", "ID", "type", STRING);
                    markup.element(ELEMENT, "name", "Number", "type", STRING);
                    markup.element(
                            ELEMENT,
                            () -> markup.element(
                                    COMPLEX,
                                    () -> markup.element(
                                            SEQUENCE,
                                            () -> List.of("V1", "V2", "V3", "V4")
                                                    .forEach(variable -> markup.element(
                                                            ELEMENT,
                                                            "name",
                                                            variable,
                                                            "type",
                                                            STRING,
                                                            "minOccurs",
                                                            "0")))),
                            "name",
                            "Attributes",
                            "minOccurs",
                            "0");
                }),
                "name",
                "RfcException.Message");
    }
}
