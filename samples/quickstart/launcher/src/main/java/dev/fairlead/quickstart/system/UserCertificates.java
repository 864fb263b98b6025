package dev.fairlead.quickstart.system;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The certificates by which the agent vouches for users.
 *
 * @param authority who issues them
 */
record UserCertificates(X509Certificate authority) {

    /** Whether the authority has issued a certificate that is valid now. */
    boolean include(X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            certificate.checkValidity();
            return true;
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    /** The user of a certificate; empty if it names none. */
    static String userOf(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException unreadable) {
            return "";
        }
    }
}
