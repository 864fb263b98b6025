package dev.fairlead.rfc.soap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a description with all that is in it.
 *
 * @param namespace empty for none
 * @param attributes those without a namespace; names of types in them with their namespace, as {@code {namespace}name}
 */
record SchemaNode(String namespace, String name, Map<String, String> attributes, List<SchemaNode> children) {

    private static final int MOST_NODES = 200_000;

    /** Reads the current element to its end. */
    static SchemaNode read(XmlInput xml) throws IOException {
        return read(xml, new int[] {MOST_NODES});
    }

    private static SchemaNode read(XmlInput xml, int[] nodesLeft) throws IOException {
        nodesLeft[0]--;
        if (nodesLeft[0] < 0) {
            throw xml.fault("describes more than anybody needs");
        }
        String namespace = xml.namespace();
        String name = xml.name();
        Map<String, String> attributes = xml.attributes();
        List<SchemaNode> children = new ArrayList<>();
        StringBuilder ignored = new StringBuilder();
        while (xml.nextChildOrText(ignored, 0)) {
            children.add(read(xml, nodesLeft));
        }
        return new SchemaNode(namespace, name, attributes, List.copyOf(children));
    }

    /** Whether it is an element of XML Schema of that name. */
    boolean isSchema(String wanted) {
        return name.equals(wanted) && namespace.equals(Namespaces.SCHEMA);
    }

    Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }

    /** The first element of XML Schema of that name directly in it. */
    Optional<SchemaNode> child(String wanted) {
        return children.stream().filter(child -> child.isSchema(wanted)).findFirst();
    }

    /** Elements of that name in XML Schema, at any depth, this one too. */
    Stream<SchemaNode> all(String wanted) {
        Stream<SchemaNode> within = children.stream().flatMap(child -> child.all(wanted));
        return isSchema(wanted) ? Stream.concat(Stream.of(this), within) : within;
    }
}
