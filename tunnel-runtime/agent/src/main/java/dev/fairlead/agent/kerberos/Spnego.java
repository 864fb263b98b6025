package dev.fairlead.agent.kerberos;

import com.sun.security.jgss.ExtendedGSSCredential;
import java.util.Base64;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/** Tokens that log on at HTTP services (RFC 4178, RFC 4559), in the name of whoever the calling Subject is. */
final class Spnego {
    private final GSSManager manager = GSSManager.getInstance();
    private final String realm;

    /** @param realm of the services */
    Spnego(String realm) {
        this.realm = realm;
    }

    /** A token of the Subject's own. */
    String own(String host) throws GSSException {
        return token(self(), host);
    }

    /** A token in a user's name, for which the KDC is asked first (S4U2self). */
    String inTheNameOf(String principal, String host) throws GSSException {
        GSSName user = manager.createName(principal, Mechanism.krb5Name());
        return token(((ExtendedGSSCredential) self()).impersonate(user), host);
    }

    private GSSCredential self() throws GSSException {
        Oid[] mechanisms = {Mechanism.krb5(), Mechanism.spnego()};
        return manager.createCredential(null, GSSCredential.DEFAULT_LIFETIME, mechanisms, GSSCredential.INITIATE_ONLY);
    }

    private String token(GSSCredential credential, String host) throws GSSException {
        GSSName service = manager.createName("HTTP/" + host + "@" + realm, Mechanism.krb5Name());
        GSSContext context =
                manager.createContext(service, Mechanism.spnego(), credential, GSSContext.DEFAULT_LIFETIME);
        try {
            return Base64.getEncoder().encodeToString(context.initSecContext(new byte[0], 0, 0));
        } finally {
            context.dispose();
        }
    }

    /** Numbers of RFC 1964 and RFC 4178. */
    private static final class Mechanism {
        static Oid krb5() throws GSSException {
            return new Oid("1.2.840.113554.1.2.2");
        }

        static Oid krb5Name() throws GSSException {
            return new Oid("1.2.840.113554.1.2.2.1");
        }

        static Oid spnego() throws GSSException {
            return new Oid("1.3.6.1.5.5.2");
        }
    }
}
