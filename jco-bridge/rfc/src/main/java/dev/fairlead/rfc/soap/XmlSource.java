package dev.fairlead.rfc.soap;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Opens messages (RFC specification, C.3 and C.13): no document types, no entities but those of XML, nothing from
 * elsewhere. Safe for any number of threads.
 *
 * <p>The character set is that of the byte order mark, else that of the HTTP header, else that of the XML declaration,
 * else UTF-8.
 */
final class XmlSource {

    private static final int LONGEST_MARK = 3;
    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)");
    private static final int BUFFER = 16 * 1024;

    private final Limits limits;
    private final boolean lenient;
    private final WstxInputFactory parsers = new WstxInputFactory();

    /** @param lenient whether characters that XML cannot carry are read as {@code #} */
    XmlSource(Limits limits, boolean lenient) {
        this.limits = limits;
        this.lenient = lenient;
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        parsers.setProperty(XMLInputFactory.IS_COALESCING, false);
        parsers.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        parsers.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, BUFFER);
        parsers.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entities are not read");
        });
        // one more than allowed, so that the reader finds it and says so
        parsers.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth() + 1);
        parsers.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes());
        parsers.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.text());
        parsers.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.text());
    }

    /**
     * A message from its bytes.
     *
     * @param charset that of the HTTP header
     * @throws WireFormatException if its beginning is no XML
     */
    XmlInput open(InputStream in, Optional<Charset> charset) throws IOException {
        PushbackInputStream bytes =
                new PushbackInputStream(new LimitedInput(in, limits.response()), LONGEST_DECLARATION);
        Optional<Charset> known = ofMark(bytes).or(() -> charset);
        try {
            if (lenient) {
                Charset charsetOfAll =
                        (known.isPresent() ? known : ofDeclaration(bytes)).orElse(StandardCharsets.UTF_8);
                return new XmlInput(
                        parsers.createXMLStreamReader(new LenientReader(new InputStreamReader(bytes, charsetOfAll))),
                        limits);
            }
            return new XmlInput(
                    known.isPresent() ? reader(bytes, known.get()) : parsers.createXMLStreamReader(bytes), limits);
        } catch (XMLStreamException e) {
            throw failure(e, "does not begin as XML does");
        }
    }

    private XMLStreamReader reader(InputStream bytes, Charset charset) throws XMLStreamException {
        return charset.equals(StandardCharsets.UTF_8)
                ? parsers.createXMLStreamReader(new Utf8Reader(bytes))
                : parsers.createXMLStreamReader(bytes, charset.name());
    }

    /** What the parser, or the stream below it, met. The parser's text may quote the message and stays a cause. */
    static IOException failure(XMLStreamException broken, String found) {
        boolean below = broken.getNestedException() instanceof IOException
                && !(broken.getNestedException() instanceof CharConversionException);
        return below ? (IOException) broken.getNestedException() : new WireFormatException(found, broken);
    }

    /** Takes a byte order mark away. */
    private static Optional<Charset> ofMark(PushbackInputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(LONGEST_MARK);
        int mark = 0;
        Optional<Charset> charset = Optional.empty();
        if (begins(first, 0xEF, 0xBB, 0xBF)) {
            mark = LONGEST_MARK;
            charset = Optional.of(StandardCharsets.UTF_8);
        } else if (begins(first, 0xFE, 0xFF)) {
            mark = 2;
            charset = Optional.of(StandardCharsets.UTF_16BE);
        } else if (begins(first, 0xFF, 0xFE)) {
            mark = 2;
            charset = Optional.of(StandardCharsets.UTF_16LE);
        }
        bytes.unread(first, mark, first.length - mark);
        return charset;
    }

    /** What the XML declaration says; of a message without a mark it is written in ASCII. */
    private static Optional<Charset> ofDeclaration(PushbackInputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(LONGEST_DECLARATION);
        bytes.unread(first);
        Matcher declared = DECLARATION.matcher(new String(first, StandardCharsets.ISO_8859_1));
        try {
            return declared.find() ? Optional.of(Charset.forName(declared.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new WireFormatException("declares a character set that is not known", e);
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
