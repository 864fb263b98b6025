package dev.fairlead.saml;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Signs assertions: enveloped, exclusive canonicalization, RSA with SHA-256 (authentication specification, 6.5). */
final class AssertionSignature {

    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private AssertionSignature() {}

    /**
     * Puts the signature behind the issuer.
     *
     * @param showCertificate whether the signature holds the certificate, beside the key's name
     */
    static void sign(Document document, SigningKey key, boolean showCertificate) {
        Element assertion = document.getDocumentElement();
        Node issuer = assertion
                .getElementsByTagNameNS(AssertionDocument.NAMESPACE, AssertionDocument.ISSUER)
                .item(0);
        try {
            // the JDK's own, whatever providers a server registers
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
            DOMSignContext context = new DOMSignContext(key.privateKey(), assertion, issuer.getNextSibling());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(
                            signedInfo(factory, assertion.getAttribute("ID")), keyInfo(factory, key, showCertificate))
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("The JDK cannot sign XML with RSA and SHA-256", e);
        }
        joinLines(assertion, "SignatureValue");
        joinLines(assertion, "X509Certificate");
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory, String id) throws GeneralSecurityException {
        Reference reference = factory.newReference(
                "#" + id,
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(RSA_SHA256, null),
                List.of(reference));
    }

    private static KeyInfo keyInfo(XMLSignatureFactory factory, SigningKey key, boolean showCertificate) {
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        List<XMLStructure> content = new ArrayList<>();
        content.add(infos.newKeyName(key.name()));
        if (showCertificate) {
            List<X509Certificate> leaf = List.of(key.certificate());
            content.add(infos.newX509Data(leaf));
        }
        return infos.newKeyInfo(content);
    }

    /** The JDK breaks base64 into lines that end in CR LF, and CR is written as a reference that some refuse to read. */
    private static void joinLines(Element assertion, String element) {
        NodeList found = assertion.getElementsByTagNameNS(XMLSignature.XMLNS, element);
        for (int i = 0; i < found.getLength(); i++) {
            Node node = found.item(i);
            node.setTextContent(node.getTextContent().replaceAll("\\s", ""));
        }
    }
}
