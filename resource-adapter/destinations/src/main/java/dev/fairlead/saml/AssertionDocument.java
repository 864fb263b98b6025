package dev.fairlead.saml;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns what an assertion says into XML. Values become nodes; what needs escaping is escaped when they are written. */
final class AssertionDocument {

    static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String ISSUER = "Issuer";

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Document document = HardenedXml.empty();

    private AssertionDocument() {}

    /** A document without signature. */
    static Document of(AssertionContent content) {
        AssertionDocument maker = new AssertionDocument();
        maker.assertion(content);
        return maker.document;
    }

    private void assertion(AssertionContent content) {
        Element assertion = document.createElementNS(NAMESPACE, "saml2:Assertion");
        document.appendChild(assertion);
        assertion.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:saml2", NAMESPACE);
        assertion.setAttributeNS(null, "ID", content.id());
        assertion.setIdAttributeNS(null, "ID", true);
        assertion.setAttributeNS(null, "IssueInstant", time(content.issuedAt()));
        assertion.setAttributeNS(null, "Version", "2.0");
        child(assertion, ISSUER).setTextContent(content.issuer());
        subject(assertion, content);
        conditions(assertion, content);
        authentication(assertion, content);
        attributes(assertion, content);
    }

    private void subject(Element assertion, AssertionContent content) {
        Element subject = child(assertion, "Subject");
        Element id = child(subject, "NameID");
        id.setAttributeNS(null, "Format", content.nameIdFormat());
        content.nameQualifier().ifPresent(qualifier -> id.setAttributeNS(null, "NameQualifier", qualifier));
        id.setTextContent(content.userId());
        Element confirmation = child(subject, "SubjectConfirmation");
        confirmation.setAttributeNS(null, "Method", BEARER);
        Element data = child(confirmation, "SubjectConfirmationData");
        data.setAttributeNS(null, "NotOnOrAfter", time(content.notOnOrAfter()));
        data.setAttributeNS(null, "Recipient", content.recipient());
    }

    private void conditions(Element assertion, AssertionContent content) {
        Element conditions = child(assertion, "Conditions");
        conditions.setAttributeNS(null, "NotBefore", time(content.notBefore()));
        conditions.setAttributeNS(null, "NotOnOrAfter", time(content.notOnOrAfter()));
        child(child(conditions, "AudienceRestriction"), "Audience").setTextContent(content.audience());
    }

    private void authentication(Element assertion, AssertionContent content) {
        Element statement = child(assertion, "AuthnStatement");
        statement.setAttributeNS(null, "AuthnInstant", time(content.authenticatedAt()));
        child(child(statement, "AuthnContext"), "AuthnContextClassRef").setTextContent(content.authnContextClassRef());
    }

    /** Without attributes there is no statement: an empty one is against the schema. */
    private void attributes(Element assertion, AssertionContent content) {
        if (content.attributes().isEmpty()) {
            return;
        }
        Element statement = child(assertion, "AttributeStatement");
        for (SamlAttribute attribute : content.attributes()) {
            Element element = child(statement, "Attribute");
            element.setAttributeNS(null, "Name", attribute.name());
            attribute.values().forEach(value -> child(element, "AttributeValue").setTextContent(value));
        }
    }

    private Element child(Element parent, String name) {
        Element child = document.createElementNS(NAMESPACE, "saml2:" + name);
        parent.appendChild(child);
        return child;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
