package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionBuilder;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the interface of a function from its WSDL (RFC specification, C.9.2). What only the dictionary knows is lost:
 * defaults, texts, and digits whose pattern is not written.
 *
 * <pre>
 * in the request only     import
 * in the answer only      export
 * in both, a table        tables
 * in both, other          changing
 * </pre>
 */
public final class WsdlReader {

    private static final Limits LIMITS = new Limits(64L * 1024 * 1024, 64, 256, 32, 64 * 1024, 1);

    private final XmlSource source = new XmlSource(LIMITS, false);

    /**
     * Reads a description.
     *
     * @param in the document, decompressed
     * @param charset that of the HTTP header
     * @param function which of the functions in it
     * @return empty if it describes no such function
     * @throws WireFormatException if it is no WSDL, or refers to other documents
     * @throws IOException what {@code in} fails with
     */
    public Optional<FunctionDescription> read(InputStream in, Optional<Charset> charset, String function)
            throws IOException {
        XmlInput xml = source.open(in, charset);
        if (!xml.nextChild() || !xml.is(Namespaces.WSDL, "definitions")) {
            throw xml.fault("is no WSDL");
        }
        SchemaNode definitions = SchemaNode.read(xml);
        refuseOtherDocuments(definitions);
        try {
            return describe(definitions, function);
        } catch (IllegalArgumentException e) {
            throw new WireFormatException("describes what no function of ABAP has", e);
        }
    }

    private static Optional<FunctionDescription> describe(SchemaNode definitions, String function) {
        List<SchemaNode> schemas = definitions.all("schema").toList();
        String element = XmlNames.encode(function);
        Optional<SchemaNode> request = element(schemas, element);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        SchemaTypes types = new SchemaTypes(schemas);
        Map<String, SchemaNode> sent = parameters(types, request);
        Map<String, SchemaNode> returned = parameters(types, element(schemas, element + ".Response"));
        FunctionBuilder builder = FunctionDescription.named(function);
        sent.forEach((name, node) -> add(builder, types, name, node, returned.containsKey(name)));
        returned.forEach((name, node) -> {
            if (!sent.containsKey(name)) {
                builder.parameter(XmlNames.decode(name), types.of(node), Direction.EXPORT, true, "", "");
            }
        });
        exceptions(schemas, element).forEach(builder::raises);
        return Optional.of(builder.build());
    }

    private static void refuseOtherDocuments(SchemaNode definitions) throws WireFormatException {
        boolean elsewhere = Stream.of("import", "include", "redefine")
                .flatMap(definitions::all)
                .anyMatch(node -> node.attribute("schemaLocation").isPresent());
        if (elsewhere) {
            throw new WireFormatException("refers to another document, which is not read", null);
        }
    }

    private static Optional<SchemaNode> element(List<SchemaNode> schemas, String name) {
        return schemas.stream()
                .flatMap(schema -> schema.children().stream())
                .filter(node -> node.isSchema("element")
                        && node.attribute("name").filter(name::equals).isPresent())
                .findFirst();
    }

    private static Map<String, SchemaNode> parameters(SchemaTypes types, Optional<SchemaNode> message) {
        Map<String, SchemaNode> parameters = new LinkedHashMap<>();
        message.stream()
                .flatMap(element -> types.members(element).stream())
                .forEach(node -> parameters.put(node.attribute("name").orElse(""), node));
        return parameters;
    }

    private static void add(
            FunctionBuilder builder, SchemaTypes types, String name, SchemaNode node, boolean returned) {
        FieldType type = types.of(node);
        boolean optional = node.attribute("minOccurs").filter("0"::equals).isPresent();
        builder.parameter(XmlNames.decode(name), type, direction(type, returned), optional, "", "");
    }

    private static Direction direction(FieldType type, boolean returned) {
        if (!returned) {
            return Direction.IMPORT;
        }
        return type.abapType() == AbapType.TABLE ? Direction.TABLES : Direction.CHANGING;
    }

    private static Stream<String> exceptions(List<SchemaNode> schemas, String element) {
        return schemas.stream()
                .flatMap(schema -> schema.all("simpleType"))
                .filter(type -> type.attribute("name")
                        .filter(name -> name.startsWith(element + ".Rfc"))
                        .isPresent())
                .flatMap(type -> type.all("enumeration"))
                .flatMap(value -> value.attribute("value").stream())
                .map(XmlNames::decode)
                .distinct();
    }
}
