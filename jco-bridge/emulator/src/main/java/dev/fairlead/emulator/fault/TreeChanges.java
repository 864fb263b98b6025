package dev.fairlead.emulator.fault;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.soap.XmlNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Changes of the elements of an answer. They hold the answer in memory. */
final class TreeChanges {
    private static final Set<AbapType> BYTES = Set.of(AbapType.BYTE, AbapType.XSTRING);
    private static final Set<AbapType> DATES = Set.of(AbapType.DATE, AbapType.TIME);

    private TreeChanges() {}

    static Answer reverse(Answer answer, FunctionDescription function) throws IOException {
        Document message = parse(answer);
        Element results = results(message);
        List<Element> children = children(results);
        Collections.reverse(children);
        children.forEach(results::appendChild);
        return written(answer, message);
    }

    static Answer compactDates(Answer answer, FunctionDescription function) throws IOException {
        return rewritten(answer, function, DATES, text -> text.replace("-", "").replace(":", ""));
    }

    static Answer hexBytes(Answer answer, FunctionDescription function) throws IOException {
        return rewritten(
                answer,
                function,
                BYTES,
                text -> HexFormat.of()
                        .formatHex(Base64.getDecoder().decode(text))
                        .toUpperCase(Locale.ROOT));
    }

    private static Answer rewritten(
            Answer answer, FunctionDescription function, Set<AbapType> types, UnaryOperator<String> change)
            throws IOException {
        Document message = parse(answer);
        for (Element result : children(results(message))) {
            String name = XmlNames.decode(result.getLocalName());
            function.all()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .ifPresent(parameter -> rewrite(result, parameter.type(), types, change));
        }
        return written(answer, message);
    }

    private static void rewrite(Element element, FieldType type, Set<AbapType> types, UnaryOperator<String> change) {
        if (types.contains(type.abapType())) {
            element.setTextContent(change.apply(element.getTextContent()));
        } else if (type.abapType() == AbapType.STRUCTURE) {
            fields(element, type.rows(), types, change);
        } else if (type.abapType() == AbapType.TABLE) {
            RecordType row = type.rows();
            for (Element item : children(element)) {
                if (row.isElementary()) {
                    rewrite(item, row.field(0).type(), types, change);
                } else {
                    fields(item, row, types, change);
                }
            }
        }
    }

    private static void fields(Element element, RecordType record, Set<AbapType> types, UnaryOperator<String> change) {
        for (Element field : children(element)) {
            int index = record.indexOf(XmlNames.decode(field.getLocalName()));
            if (index >= 0) {
                rewrite(field, record.field(index).type(), types, change);
            }
        }
    }

    private static Element results(Document message) {
        return children(children(message.getDocumentElement()).get(0)).get(0);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static Document parse(Answer answer) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.bytes()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The answer is no XML any more", e);
        }
    }

    private static Answer written(Answer answer, Document message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(message), new StreamResult(bytes));
        } catch (TransformerException e) {
            throw new IOException("The answer cannot be written", e);
        }
        return answer.with(bytes.toByteArray());
    }
}
