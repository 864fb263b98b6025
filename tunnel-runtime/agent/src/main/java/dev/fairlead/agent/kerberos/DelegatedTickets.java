package dev.fairlead.agent.kerberos;

import com.sun.security.jgss.ExtendedGSSCredential;
import dev.fairlead.agent.kerberos.TicketException.Reason;
import java.io.IOException;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * Tickets by constrained delegation with protocol transition: the agent gets a ticket to itself in the user's name
 * (S4U2self), and by that one to the service (S4U2proxy). The KDC has to allow both to the agent's principal. Nothing of
 * a user is kept; only the agent's own logon is.
 */
public final class DelegatedTickets implements UserTickets {
    private final KerberosSettings settings;
    private final ServiceLogin login;
    private final GSSManager manager = GSSManager.getInstance();

    public DelegatedTickets(KerberosSettings settings, Clock clock) {
        this.settings = settings;
        this.login = new ServiceLogin(settings, clock);
    }

    /** Tickets as a configuration says; for nobody where it says nothing. */
    public static UserTickets by(Optional<KerberosSettings> settings, Clock clock) {
        return settings.<UserTickets>map(found -> new DelegatedTickets(found, clock))
                .orElse(UserTickets.NONE);
    }

    @Override
    public String negotiate(String user, String host) throws TicketException {
        String principal = principal(user);
        Subject agent = loggedOn();
        try {
            PrivilegedExceptionAction<byte[]> asked = () -> token(principal, host);
            return Base64.getEncoder().encodeToString(Subject.doAs(agent, asked));
        } catch (PrivilegedActionException failure) {
            boolean unanswered = causes(failure).anyMatch(IOException.class::isInstance);
            throw new TicketException(
                    unanswered ? Reason.UNAVAILABLE : Reason.REFUSED,
                    text(failure.getException()),
                    failure.getException());
        }
    }

    private Subject loggedOn() throws TicketException {
        try {
            return login.subject();
        } catch (LoginException failure) {
            throw new TicketException(
                    Reason.UNAVAILABLE, settings.principal() + " cannot log on: " + text(failure), failure);
        }
    }

    /** Who the user is to the KDC. A service, and the agent itself, are nobody that a user's token may stand for. */
    private String principal(String user) throws TicketException {
        String name = user.indexOf('@') < 0 ? user + "@" + settings.realm() : user;
        if (user.isBlank() || user.indexOf('/') >= 0 || user.indexOf('\\') >= 0) {
            throw new TicketException(Reason.REFUSED, "The name of the user is none of a person in Kerberos");
        }
        if (name.toLowerCase(Locale.ROOT).equals(settings.principal().toLowerCase(Locale.ROOT))) {
            throw new TicketException(Reason.REFUSED, "The name of the user is that of the agent itself");
        }
        return name;
    }

    private byte[] token(String principal, String host) throws GSSException {
        Oid[] mechanisms = {Mechanism.krb5(), Mechanism.spnego()};
        GSSCredential self =
                manager.createCredential(null, GSSCredential.DEFAULT_LIFETIME, mechanisms, GSSCredential.INITIATE_ONLY);
        GSSName user = manager.createName(principal, Mechanism.krb5Name());
        GSSCredential asUser = ((ExtendedGSSCredential) self).impersonate(user);
        GSSName service = manager.createName("HTTP/" + host + "@" + settings.realm(), Mechanism.krb5Name());
        GSSContext context = manager.createContext(service, Mechanism.spnego(), asUser, GSSContext.DEFAULT_LIFETIME);
        try {
            return context.initSecContext(new byte[0], 0, 0);
        } finally {
            context.dispose();
        }
    }

    /** What the KDC said stands below what GSS makes of it; names and codes, never keys. */
    private static String text(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .distinct()
                .limit(2)
                .collect(Collectors.joining("; "));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
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
