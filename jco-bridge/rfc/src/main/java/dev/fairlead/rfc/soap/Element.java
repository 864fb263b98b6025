package dev.fairlead.rfc.soap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a fault with all that is in it: faults are small and come in many shapes. What is large is cut.
 *
 * @param namespace empty for none
 * @param text directly in it, without white space around it
 */
record Element(String namespace, String name, String text, List<Element> children) {

    private static final int MOST_CHILDREN = 50;
    private static final int DEEPEST = 8;
    private static final int LONGEST_TEXT = 4096;

    /** Reads the current element to its end. */
    static Element read(XmlInput xml) throws IOException {
        return read(xml, DEEPEST);
    }

    private static Element read(XmlInput xml, int deeper) throws IOException {
        String namespace = xml.namespace();
        String name = xml.name();
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (xml.nextChildOrText(text, LONGEST_TEXT)) {
            if (deeper > 0 && children.size() < MOST_CHILDREN) {
                children.add(read(xml, deeper - 1));
            } else {
                xml.skip();
            }
        }
        return new Element(namespace, name, text.toString().strip(), List.copyOf(children));
    }

    /** The first child of that name, in any namespace. */
    Optional<Element> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** Text of the first child of that name; empty if there is none. */
    String textOf(String wanted) {
        return child(wanted).map(Element::text).orElse("");
    }

    /** This element and all within it. */
    Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }
}
