package dev.fairlead.agent.rfc;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the beginning of a SOAP 1.1 message up to the first element of its body. Whatever servers could read in another
 * way is refused: encodings other than UTF-8, XML 1.1, document types, processing instructions, text between elements.
 */
final class SoapEnvelope {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String FUNCTIONS = "urn:sap-com:document:sap:rfc:functions";

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    SoapEnvelope() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** What the first bytes of a message say. */
    SoapCall read(byte[] bytes, int length) {
        Beginning in = new Beginning(bytes, length);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            return call(xml);
        } catch (XMLStreamException broken) {
            return in.exhausted ? new SoapCall.Incomplete() : new SoapCall.Unreadable("the body is no XML in UTF-8");
        } catch (UnexpectedException unexpected) {
            return new SoapCall.Unreadable(unexpected.getMessage());
        }
    }

    private static SoapCall call(XMLStreamReader xml) throws XMLStreamException, UnexpectedException {
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new UnexpectedException("the body is declared to be in another encoding than UTF-8");
        }
        if ("1.1".equals(xml.getVersion())) {
            throw new UnexpectedException("the body is declared to be XML 1.1");
        }
        enter(xml, "Envelope");
        next(xml);
        if (is(xml, SOAP, "Header")) {
            skip(xml);
            next(xml);
        }
        if (!is(xml, SOAP, "Body")) {
            throw new UnexpectedException("the envelope has no body");
        }
        next(xml);
        if (!FUNCTIONS.equals(xml.getNamespaceURI())) {
            throw new UnexpectedException("the body calls no function");
        }
        return FunctionName.decode(xml.getLocalName())
                .<SoapCall>map(SoapCall.Named::new)
                .orElseThrow(() -> new UnexpectedException("the body names no possible function"));
    }

    private static void enter(XMLStreamReader xml, String name) throws XMLStreamException, UnexpectedException {
        next(xml);
        if (!is(xml, SOAP, name)) {
            throw new UnexpectedException("the body is no SOAP 1.1 envelope");
        }
    }

    /** Goes to the next start tag; nothing but white space and comments may stand before it. */
    private static void next(XMLStreamReader xml) throws XMLStreamException, UnexpectedException {
        while (step(xml) != XMLStreamConstants.START_ELEMENT) {
            if (xml.isEndElement() || xml.isCharacters() && !xml.isWhiteSpace()) {
                throw new UnexpectedException("the envelope holds something else than elements");
            }
        }
    }

    /** Goes to the end tag of the element whose start tag is there. */
    private static void skip(XMLStreamReader xml) throws XMLStreamException, UnexpectedException {
        int depth = 1;
        while (depth > 0) {
            int event = step(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private static int step(XMLStreamReader xml) throws XMLStreamException, UnexpectedException {
        int event = xml.next();
        return switch (event) {
            case XMLStreamConstants.START_ELEMENT,
                    XMLStreamConstants.END_ELEMENT,
                    XMLStreamConstants.CHARACTERS,
                    XMLStreamConstants.SPACE,
                    XMLStreamConstants.CDATA,
                    XMLStreamConstants.COMMENT -> event;
            default -> throw new UnexpectedException("the body has a document type or a processing instruction");
        };
    }

    private static boolean is(XMLStreamReader xml, String namespace, String name) {
        return xml.isStartElement() && namespace.equals(xml.getNamespaceURI()) && name.equals(xml.getLocalName());
    }

    /** Knows whether more was wanted than there is. */
    private static final class Beginning extends ByteArrayInputStream {
        private boolean exhausted;

        Beginning(byte[] bytes, int length) {
            super(bytes, 0, length);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int wanted) {
            int read = super.read(target, offset, wanted);
            exhausted |= read < 0;
            return read;
        }
    }

    private static final class UnexpectedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnexpectedException(String message) {
            super(message);
        }
    }
}
