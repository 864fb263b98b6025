package dev.fairlead.saml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The one way to read and write XML (authentication specification, 12.8): no document type declaration and so no
 * entities, nothing loaded from elsewhere, no inclusion, limits on size and depth. The parser is the JDK's own, whatever
 * an application bundles.
 */
public final class HardenedXml {

    private static final int MAXIMUM_BYTES = 1024 * 1024;
    private static final String MAXIMUM_DEPTH = "64";
    private static final String FEATURES = "http://apache.org/xml/features/";
    private static final String ENTITIES = "http://xml.org/sax/features/external-";

    private HardenedXml() {}

    /**
     * Reads a document with namespaces.
     *
     * @throws IllegalArgumentException if it is larger than 1 MiB, declares a document type, nests deeper than 64
     *     elements or is not well-formed; its message does not quote the document
     */
    public static Document parse(byte[] xml) {
        if (xml.length > MAXIMUM_BYTES) {
            throw new IllegalArgumentException("is larger than 1 MiB");
        }
        try {
            return builder().parse(new ByteArrayInputStream(xml));
        } catch (SAXParseException e) {
            // the parser quotes what it could not read, so no cause
            throw new IllegalArgumentException(
                    "is no acceptable XML (line %d, column %d)".formatted(e.getLineNumber(), e.getColumnNumber()));
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("is no acceptable XML");
        }
    }

    /** A document without content. */
    static Document empty() {
        return builder().newDocument();
    }

    /** UTF-8 without declaration and without indentation. */
    static byte[] serialize(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            Transformer copy = factory.newTransformer();
            copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            copy.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            copy.setOutputProperty(OutputKeys.INDENT, "no");
            ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
            copy.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("The JDK cannot write XML", e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(FEATURES + "disallow-doctype-decl", true);
            factory.setFeature(FEATURES + "nonvalidating/load-external-dtd", false);
            factory.setFeature(ENTITIES + "general-entities", false);
            factory.setFeature(ENTITIES + "parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", MAXIMUM_DEPTH);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("External entities are not read");
            });
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK cannot read XML safely", e);
        }
    }

    /** In place of the JDK's, which prints to the standard error stream. */
    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
