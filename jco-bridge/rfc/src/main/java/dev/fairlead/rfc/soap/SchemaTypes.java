package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ABAP types out of XML Schema (RFC specification, C.9.2):
 *
 * <pre>
 * string with maxLength                    CHAR, with a pattern of digits NUM
 * string                                   STRING
 * int, short, unsignedByte, long           INT, INT2, INT1, INT8
 * decimal with totalDigits                 BCD, else DECF34
 * double                                   FLOAT
 * base64Binary with maxLength, without     BYTE, XSTRING
 * date, time, in any namespace             DATE, TIME
 * one element item, maxOccurs unbounded    table
 * other elements                           structure
 * </pre>
 */
final class SchemaTypes {

    private static final Set<String> DIGITS = Set.of("\\d*", "\\d+", "[0-9]*", "[0-9]+");
    private static final int MOST_BCD_BYTES = 16;

    private final Map<String, SchemaNode> named = new HashMap<>();
    private final Map<String, RecordType> records = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    SchemaTypes(List<SchemaNode> schemas) {
        for (SchemaNode schema : schemas) {
            String namespace = schema.attribute("targetNamespace").orElse("");
            for (SchemaNode type : schema.children()) {
                if (type.isSchema("complexType") || type.isSchema("simpleType")) {
                    type.attribute("name").ifPresent(name -> named.put("{" + namespace + "}" + name, type));
                }
            }
        }
    }

    /** The elements of a complex type, which an element has or names. */
    List<SchemaNode> members(SchemaNode element) {
        return complex(element).stream()
                .flatMap(type -> type.children().stream())
                .filter(group -> group.isSchema("all") || group.isSchema("sequence"))
                .flatMap(group -> group.children().stream())
                .filter(node -> node.isSchema("element"))
                .toList();
    }

    private Optional<SchemaNode> complex(SchemaNode element) {
        return element.child("complexType")
                .or(() -> element.attribute("type").map(named::get).filter(type -> type.isSchema("complexType")));
    }

    /** The type of a parameter, field or item. */
    FieldType of(SchemaNode element) {
        if (complex(element).isPresent()) {
            return complexType(element);
        }
        Optional<SchemaNode> inline = element.child("simpleType");
        return inline.isPresent()
                ? restriction(inline.get())
                : simple(element.attribute("type").orElseThrow(() -> unknown(element)));
    }

    private FieldType complexType(SchemaNode element) {
        List<SchemaNode> members = members(element);
        boolean table = members.size() == 1
                && members.get(0).attribute("name").filter(Tag.ITEM::equals).isPresent()
                && members.get(0)
                        .attribute("maxOccurs")
                        .filter("unbounded"::equals)
                        .isPresent();
        String name =
                element.attribute("type").or(() -> element.attribute("name")).orElse("");
        if (!open.add(name)) {
            throw strange("type " + name + " has itself within");
        }
        try {
            return table ? tableOf(members.get(0)) : FieldType.structureOf(record(name, members));
        } finally {
            open.remove(name);
        }
    }

    private FieldType tableOf(SchemaNode item) {
        FieldType line = of(item);
        return line.recordType().isPresent() && line.abapType() == AbapType.STRUCTURE
                ? FieldType.tableOf(line.rows())
                : FieldType.tableOf(line);
    }

    private RecordType record(String name, List<SchemaNode> members) {
        RecordType known = records.get(name);
        if (known == null) {
            RecordType.Builder builder = RecordType.named(XmlNames.decode(name.substring(name.indexOf('}') + 1)));
            for (SchemaNode member : members) {
                builder.field(XmlNames.decode(member.attribute("name").orElse("")), of(member));
            }
            known = builder.build();
            records.put(name, known);
        }
        return known;
    }

    private FieldType simple(String type) {
        SchemaNode definition = named.get(type);
        String local = type.substring(type.indexOf('}') + 1);
        if (local.equals("date")) {
            return FieldType.DATE;
        }
        if (local.equals("time")) {
            return FieldType.TIME;
        }
        if (definition != null) {
            return restriction(definition);
        }
        if (!type.startsWith("{" + Namespaces.SCHEMA + "}")) {
            throw strange("type " + local + " is not described");
        }
        return switch (local) {
            case "string" -> FieldType.STRING;
            case "int", "integer" -> FieldType.INT;
            case "short" -> FieldType.INT2;
            case "unsignedByte" -> FieldType.INT1;
            case "long" -> FieldType.INT8;
            case "decimal" -> FieldType.DECF34;
            case "double", "float" -> FieldType.FLOAT;
            case "base64Binary" -> FieldType.XSTRING;
            default -> throw strange("type " + local + " stands for no type of ABAP");
        };
    }

    private FieldType restriction(SchemaNode simpleType) {
        SchemaNode restriction = simpleType.child("restriction").orElseThrow(() -> unknown(simpleType));
        String name = restriction.attribute("base").orElseThrow(() -> unknown(simpleType));
        if (!open.add(name)) {
            throw strange("type " + name + " has itself within");
        }
        try {
            FieldType base = simple(name);
            return switch (base.abapType()) {
                case STRING -> text(restriction);
                case XSTRING -> {
                    OptionalInt bytes = length(restriction);
                    yield bytes.isPresent() ? FieldType.byteOf(bytes.getAsInt()) : base;
                }
                case DECF34 -> decimal(restriction);
                default -> base;
            };
        } finally {
            open.remove(name);
        }
    }

    private static FieldType text(SchemaNode restriction) {
        OptionalInt length = length(restriction);
        if (length.isEmpty()) {
            return FieldType.STRING;
        }
        boolean digits = restriction
                .child("pattern")
                .flatMap(pattern -> pattern.attribute("value"))
                .filter(DIGITS::contains)
                .isPresent();
        return digits ? FieldType.numOf(length.getAsInt()) : FieldType.charOf(length.getAsInt());
    }

    private static FieldType decimal(SchemaNode restriction) {
        OptionalInt digits = facet(restriction, "totalDigits");
        int bytes = (digits.orElse(0) + 2) / 2;
        return digits.isEmpty() || bytes > MOST_BCD_BYTES
                ? FieldType.DECF34
                : FieldType.bcdOf(bytes, facet(restriction, "fractionDigits").orElse(0));
    }

    private static OptionalInt length(SchemaNode restriction) {
        return Stream.of("maxLength", "length")
                .map(name -> facet(restriction, name))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt facet(SchemaNode restriction, String name) {
        Optional<String> value = restriction.child(name).flatMap(facet -> facet.attribute("value"));
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(value.get()));
        } catch (NumberFormatException e) {
            throw strange(name + " is no number");
        }
    }

    private static RfcException unknown(SchemaNode node) {
        return strange("element " + node.attribute("name").orElse(node.name()) + " has no type");
    }

    private static RfcException strange(String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.PROTOCOL, "", "WSDL", found));
    }
}
