package dev.fairlead.agent.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Where a function is named, a parser that reads the whole message finds that call in it, and no other. */
class OneReadingTest {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String[] PARTS = {
        "<s:Envelope xmlns:s=\"" + SOAP + "\">",
        "<s:Header>",
        "</s:Header>",
        "<s:Header/>",
        "<s:Body>",
        "<s:Body >",
        "</s:Body>",
        "</s:Body >",
        "</s:Envelope>",
        "<f:A xmlns:f=\"urn:sap-com:document:sap:rfc:functions\">",
        "<f:B xmlns:f='urn:sap-com:document:sap:rfc:functions'/>",
        "<B xmlns=\"urn:sap-com:document:sap:rfc:functions\"/>",
        "</f:A>",
        "<x>",
        "<x/>",
        "<x/ >",
        "<x a='>'/>",
        "<x a='\"' b=\"'\">",
        "</x>",
        "<!--",
        "-->",
        "--",
        "<![CDATA[",
        "]]>",
        "<?xml version=\"1.0\"?>",
        "<?pi?>",
        "<!DOCTYPE x>",
        "text",
        " ",
        "\n",
        "<",
        ">",
        "/",
        "'",
        "\"",
        "&lt;",
        "\u00e9",
        "\ufeff"
    };

    @Tag("RFC-92")
    @Property(tries = 3000)
    void aMessageThatIsBeyondDoubtHasOneCall(@ForAll("messages") String message) throws Exception {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);

        Optional<String> function = function(bytes);

        if (function.isPresent()) {
            assertThat(calls(bytes)).as(message).containsExactly(function.get());
        }
    }

    /** Whole messages with further parts somewhere in them, so that many are nearly right. */
    @Provide
    Arbitrary<String> messages() {
        List<String> whole = List.of(PARTS[0], PARTS[4], PARTS[9], "text", PARTS[12], PARTS[6], PARTS[8]);
        return Arbitraries.of(PARTS)
                .tuple2()
                .list()
                .ofMaxSize(3)
                .flatMap(further -> Arbitraries.integers()
                        .between(0, whole.size())
                        .list()
                        .ofSize(further.size())
                        .map(places -> {
                            List<String> parts = new ArrayList<>(whole);
                            for (int i = 0; i < places.size(); i++) {
                                parts.add(
                                        places.get(i),
                                        further.get(i).get1() + further.get(i).get2());
                            }
                            return String.join("", parts);
                        }));
    }

    private static Optional<String> function(byte[] bytes) {
        FunctionReader reader = new FunctionReader(new BodyFraming.Length(bytes.length));
        ByteBuf data = Unpooled.wrappedBuffer(bytes);
        try {
            reader.look(data);
            return reader.call() instanceof SoapCall.Named named ? Optional.of(named.function()) : Optional.empty();
        } catch (BadRequestException refused) {
            return Optional.empty();
        } finally {
            data.release();
        }
    }

    /** The elements of all bodies; none if the message is no XML. */
    private static List<String> calls(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        List<String> calls = new ArrayList<>();
        for (Node part = parse(factory, bytes).getDocumentElement().getFirstChild();
                part != null;
                part = part.getNextSibling()) {
            if (part instanceof Element element && element.getLocalName().equals("Body")) {
                for (Node call = part.getFirstChild(); call != null; call = call.getNextSibling()) {
                    if (call instanceof Element) {
                        calls.add(call.getLocalName().toUpperCase(Locale.ROOT));
                    }
                }
            }
        }
        return calls;
    }

    private static Document parse(DocumentBuilderFactory factory, byte[] bytes) throws Exception {
        try {
            return factory.newDocumentBuilder().parse(new InputSource(new ByteArrayInputStream(bytes)));
        } catch (SAXException | IOException malformed) {
            throw new AssertionError("no XML, but it named a function", malformed);
        }
    }
}
