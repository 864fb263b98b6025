package dev.fairlead.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An assertion as a target reads it: signature verified first, with the JDK's secure validation. */
final class Received {

    private final Element assertion;

    private Received(Element assertion) {
        this.assertion = assertion;
    }

    static Received verified(String xml, PublicKey key) {
        Received received = new Received(parse(xml));
        assertThat(received.signatureIsOf(key)).as("signature is valid").isTrue();
        return received;
    }

    static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            root.setIdAttributeNS(null, "ID", true);
            return root;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static boolean signatureIsOf(String xml, PublicKey key) {
        return new Received(parse(xml)).signatureIsOf(key);
    }

    private boolean signatureIsOf(PublicKey key) {
        try {
            NodeList signatures = assertion.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
            assertThat(signatures.getLength()).isOne();
            assertThat(signatures.item(0).getParentNode()).isSameAs(assertion);
            DOMValidateContext context = new DOMValidateContext(key, signatures.item(0));
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            assertThat(signature.getSignedInfo().getReferences())
                    .singleElement()
                    .extracting(reference -> ((Reference) reference).getURI())
                    .isEqualTo("#" + assertion.getAttribute("ID"));
            return signature.validate(context);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Of an XPath with prefixes left out, for example {@code Subject/NameID/@Format}; empty text if nothing is there. */
    String text(String path) {
        NodeList found = nodes(path);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    int count(String path) {
        return nodes(path).getLength();
    }

    /** Local names of the children, in their order. */
    List<String> children() {
        List<String> names = new ArrayList<>();
        for (Node child = assertion.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getLocalName());
        }
        return names;
    }

    Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        NodeList found = nodes("AttributeStatement/Attribute");
        for (int i = 0; i < found.getLength(); i++) {
            Element attribute = (Element) found.item(i);
            List<String> values = new ArrayList<>();
            NodeList texts = attribute.getElementsByTagNameNS("*", "AttributeValue");
            for (int j = 0; j < texts.getLength(); j++) {
                values.add(texts.item(j).getTextContent());
            }
            assertThat(attributes.put(attribute.getAttribute("Name"), values))
                    .as("attribute twice")
                    .isNull();
        }
        return attributes;
    }

    private NodeList nodes(String path) {
        try {
            XPath xpath = XPathFactory.newInstance().newXPath();
            String anyNamespace = path.replaceAll("(^|/)(\\w+)", "$1*[local-name()='$2']");
            return (NodeList) xpath.evaluate(anyNamespace, assertion, XPathConstants.NODESET);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
