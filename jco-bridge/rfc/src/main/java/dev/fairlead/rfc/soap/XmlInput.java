package dev.fairlead.rfc.soap;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of a message, pulled one by one: whoever is at an element reads its value, its children, or skips it.
 * Nothing that came before is kept. For one thread, and one message.
 */
final class XmlInput {

    /** What becomes of text that stands between elements. */
    @FunctionalInterface
    private interface BetweenChildren {
        void met() throws WireFormatException;
    }

    private final XMLStreamReader xml;
    private final int mostDepth;
    private final int longestName;
    private final int longestText;
    private final TextBuffer text;
    private final BetweenChildren refusal = this::refuseText;
    private String name = "";
    private int depth;

    /** Reads from {@code xml}, which stands before the first element. */
    XmlInput(XMLStreamReader xml, Limits limits) {
        this.xml = xml;
        this.mostDepth = limits.depth();
        this.longestName = limits.name();
        this.longestText = limits.text();
        this.text = new TextBuffer(limits.text());
    }

    /**
     * Moves to the next child of the element that was entered last, over anything that is no element.
     *
     * @return false if there is none: then that element has been left
     * @throws WireFormatException if the message is broken or beyond a limit
     */
    boolean nextChild() throws IOException {
        return nextChild(refusal);
    }

    /**
     * As {@link #nextChild()}, but text between the children is allowed.
     *
     * @param found gets that text, up to {@code most} characters of it
     */
    boolean nextChildOrText(StringBuilder found, int most) throws IOException {
        return nextChild(() -> found.append(
                xml.getTextCharacters(), xml.getTextStart(), Math.min(xml.getTextLength(), most - found.length())));
    }

    private boolean nextChild(BetweenChildren text) throws IOException {
        try {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        enter();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return false;
                    }
                    case XMLStreamConstants.END_DOCUMENT -> {
                        return false;
                    }
                    case XMLStreamConstants.DTD -> throw fault("has a document type declaration");
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw fault("refers to an entity");
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.met();
                    default -> {
                        // comments, processing instructions and white space say nothing
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private void enter() throws WireFormatException {
        depth++;
        if (depth > mostDepth) {
            throw fault("has more than " + mostDepth + " elements within each other");
        }
        name = xml.getLocalName();
        if (name.length() > longestName) {
            throw fault("has a name of more than " + longestName + " characters");
        }
    }

    private void refuseText() throws WireFormatException {
        if (!xml.isWhiteSpace()) {
            throw fault("has text between elements");
        }
    }

    /** Local name of the current element. */
    String name() {
        return name;
    }

    /** Namespace of the current element; empty for none. */
    String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    boolean is(String namespace, String name) {
        return name.equals(name()) && namespace.equals(namespace());
    }

    boolean hasAttributes() {
        return xml.getAttributeCount() > 0;
    }

    /** An attribute of the current element. */
    Optional<String> attribute(String namespace, String name) {
        return Optional.ofNullable(xml.getAttributeValue(namespace.isEmpty() ? null : namespace, name));
    }

    /**
     * The attributes of the current element that have no namespace. The names of types in {@code type} and {@code base}
     * come with their namespace, as {@code {namespace}name}.
     */
    Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                boolean type = name.equals("type") || name.equals("base");
                attributes.put(name, type ? expanded(xml.getAttributeValue(i)) : xml.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private String expanded(String qualified) {
        int colon = qualified.indexOf(':');
        String uri = xml.getNamespaceURI(colon < 0 ? "" : qualified.substring(0, colon));
        return "{" + (uri == null ? "" : uri) + "}" + qualified.substring(colon + 1);
    }

    /**
     * Reads the current element's text to its end. The buffer is used again for the next one.
     *
     * @throws WireFormatException if there is an element within
     */
    TextBuffer value() throws IOException {
        text.clear();
        try {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append();
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return text;
                    }
                    case XMLStreamConstants.START_ELEMENT ->
                        throw fault("has element " + xml.getLocalName() + " where a value is expected");
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw fault("refers to an entity");
                    default -> {
                        // comments and processing instructions do not belong to the value
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private void append() throws WireFormatException {
        if (!text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength())) {
            throw fault("has a value of more than " + longestText + " characters");
        }
    }

    /** Leaves the current element with all that is in it. */
    void skip() throws IOException {
        int outer = depth - 1;
        try {
            while (depth > outer) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    enter();
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** The message is not as it should be, at this place. */
    WireFormatException fault(String found) {
        return new WireFormatException(found + at(), null);
    }

    private IOException failure(XMLStreamException broken) {
        return XmlSource.failure(broken, "is no well-formed XML, broken off or beyond a limit," + at());
    }

    private String at() {
        return " at character " + xml.getLocation().getCharacterOffset();
    }
}
