package dev.fairlead.emulator.wsdl;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.soap.XmlNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the schema of functions (RFC specification, C.9.2):
 *
 * <pre>
 * CHAR(n)               xsd:string of at most n
 * NUM(n)                the same with digits only
 * STRING                xsd:string
 * INT, INT2, INT1, INT8 xsd:int, xsd:short, xsd:unsignedByte, xsd:long
 * BCD                   xsd:decimal with total and fraction digits
 * FLOAT                 xsd:double
 * BYTE(n), XSTRING      xsd:base64Binary, of at most n or without a limit
 * DATE, TIME            s0:date, s0:time: xsd's own do not have the initial date and the end of the day
 * DECF16, DECF34        s0:decfloat16, s0:decfloat34: xsd:decimal has no exponent
 * structure             a sequence of its fields
 * table                 a sequence of items
 * </pre>
 */
final class SchemaWriter {
    private static final String ALL = "xsd:all";
    private static final String ELEMENT = "xsd:element";
    private static final String COMPLEX = "xsd:complexType";
    private static final String SEQUENCE = "xsd:sequence";
    private static final String STRING = "xsd:string";
    private static final String DECIMAL = "-?[0-9]+(\\.[0-9]+)?(E[+\\-]?[0-9]+)?";

    private final Markup markup;
    private final Map<String, FieldType> named = new LinkedHashMap<>();

    SchemaWriter(Markup markup) {
        this.markup = markup;
    }

    /** Writes elements for requests and answers of each function, and the types that they need. */
    void write(List<FunctionDescription> functions) {
        functions.forEach(function -> function.all().forEach(parameter -> collect(parameter.type())));
        pattern("date", "[0-9]{4}-[0-9]{2}-[0-9]{2}", 10);
        pattern("time", "[0-9]{2}:[0-9]{2}:[0-9]{2}", 8);
        pattern("decfloat16", DECIMAL, 24);
        pattern("decfloat34", DECIMAL, 44);
        new ExceptionSchema(markup).writeMessage();
        named.forEach(this::complex);
        functions.forEach(this::function);
    }

    private void pattern(String name, String pattern, int length) {
        markup.element("xsd:simpleType", () -> restriction(STRING, facet("maxLength", length), pattern), "name", name);
    }

    private void collect(FieldType type) {
        type.recordType().ifPresent(nested -> {
            nested.fields().forEach(field -> collect(field.type()));
            if (!nested.isElementary()) {
                named.put(nested.name(), FieldType.structureOf(nested));
            }
            named.put(Dictionary.typeName(type), type);
        });
    }

    private void complex(String name, FieldType type) {
        RecordType record = type.rows();
        Runnable content;
        if (type.abapType() == AbapType.STRUCTURE) {
            content = () -> record.fields().forEach(field -> field(field, "1"));
        } else {
            FieldType line = record.isElementary() ? record.field(0).type() : FieldType.structureOf(record);
            content = () -> element("item", line, "0", "unbounded");
        }
        markup.element(COMPLEX, () -> markup.element(SEQUENCE, content), "name", XmlNames.encode(name));
    }

    private void function(FunctionDescription function) {
        String name = XmlNames.encode(function.name());
        message(name, function, List.of(Direction.IMPORT, Direction.CHANGING, Direction.TABLES));
        message(name + ".Response", function, List.of(Direction.EXPORT, Direction.CHANGING, Direction.TABLES));
        new ExceptionSchema(markup).write(name, function.exceptions());
    }

    private void message(String name, FunctionDescription function, List<Direction> directions) {
        markup.element(
                ELEMENT,
                () -> markup.element(
                        COMPLEX,
                        () -> markup.element(
                                ALL,
                                () -> directions.forEach(direction -> function.parameters(direction)
                                        .parameters()
                                        .forEach(this::parameter)))),
                "name",
                name);
    }

    private void parameter(ParameterDescription parameter) {
        boolean mayMiss = parameter.direction() == Direction.TABLES
                || parameter.direction().isSent() && parameter.optional();
        field(parameter.field(), mayMiss ? "0" : "1");
    }

    private void field(FieldDescription field, String minimum) {
        element(XmlNames.encode(field.name()), field.type(), minimum, "1");
    }

    private void element(String name, FieldType type, String minimum, String maximum) {
        String ready = readyType(type);
        if (!ready.isEmpty()) {
            markup.element(ELEMENT, "name", name, "type", ready, "minOccurs", minimum, "maxOccurs", maximum);
            return;
        }
        markup.element(
                ELEMENT,
                () -> markup.element("xsd:simpleType", () -> restricted(type)),
                "name",
                name,
                "minOccurs",
                minimum,
                "maxOccurs",
                maximum);
    }

    /** Name of a type that needs no restriction; empty for one that does. */
    private static String readyType(FieldType type) {
        return switch (type.abapType()) {
            case STRUCTURE, TABLE -> "s0:" + XmlNames.encode(Dictionary.typeName(type));
            case STRING -> STRING;
            case XSTRING -> "xsd:base64Binary";
            case INT1 -> "xsd:unsignedByte";
            case INT2 -> "xsd:short";
            case INT -> "xsd:int";
            case INT8 -> "xsd:long";
            case FLOAT -> "xsd:double";
            case DATE -> "s0:date";
            case TIME -> "s0:time";
            case DECF16 -> "s0:decfloat16";
            case DECF34 -> "s0:decfloat34";
            default -> "";
        };
    }

    private void restricted(FieldType type) {
        switch (type.abapType()) {
            case NUM -> restriction(STRING, facet("maxLength", type.length()), "\\d*");
            case BYTE -> restriction("xsd:base64Binary", facet("maxLength", type.length()), "");
            case BCD ->
                restriction(
                        "xsd:decimal",
                        () -> {
                            facet("totalDigits", type.digits()).run();
                            facet("fractionDigits", type.decimals()).run();
                        },
                        "");
            default -> restriction(STRING, facet("maxLength", Math.max(1, type.length())), "");
        }
    }

    private Runnable facet(String name, int value) {
        return () -> markup.element("xsd:" + name, "value", Integer.toString(value));
    }

    private void restriction(String base, Runnable facets, String pattern) {
        markup.element(
                "xsd:restriction",
                () -> {
                    facets.run();
                    if (!pattern.isEmpty()) {
                        markup.element("xsd:pattern", "value", pattern);
                    }
                },
                "base",
                base);
    }
}
