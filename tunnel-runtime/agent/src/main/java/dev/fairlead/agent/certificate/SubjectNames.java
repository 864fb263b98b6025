package dev.fairlead.agent.certificate;

import dev.fairlead.agent.principal.Subject;
import dev.fairlead.agent.principal.SubjectField;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Subjects as X.500 names. Values become attributes one by one and are never parsed as text, so that a claim with a
 * comma in it stays one attribute.
 */
final class SubjectNames {

    private SubjectNames() {}

    static X500Name encode(Subject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        subject.fields().forEach((field, value) -> {
            switch (field) {
                case C -> name.addRDN(BCStyle.C, new DERPrintableString(value));
                case EMAIL -> name.addRDN(BCStyle.EmailAddress, new DERIA5String(value));
                default -> name.addRDN(attribute(field), new DERUTF8String(value));
            }
        });
        return name.build();
    }

    private static ASN1ObjectIdentifier attribute(SubjectField field) {
        return switch (field) {
            case C -> BCStyle.C;
            case ST -> BCStyle.ST;
            case L -> BCStyle.L;
            case O -> BCStyle.O;
            case OU -> BCStyle.OU;
            case EMAIL -> BCStyle.EmailAddress;
            case CN -> BCStyle.CN;
        };
    }
}
