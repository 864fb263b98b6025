package dev.fairlead.agent.kerberos;

import dev.fairlead.agent.kerberos.TicketException.Reason;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

/**
 * Tickets by constrained delegation with protocol transition: the agent gets a ticket to itself in the user's name
 * (S4U2self), and by that one to the service (S4U2proxy). The KDC has to allow both to the agent's principal. Nothing of
 * a user is kept; only the agent's own logon is.
 */
public final class DelegatedTickets implements UserTickets {
    private final KerberosSettings settings;
    private final ServiceLogin login;
    private final Spnego spnego;

    public DelegatedTickets(KerberosSettings settings, Clock clock) {
        this.settings = settings;
        this.login = new ServiceLogin(settings, clock);
        this.spnego = new Spnego(settings.realm());
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
            PrivilegedExceptionAction<String> asked = () -> spnego.inTheNameOf(principal, host);
            return Subject.doAs(agent, asked);
        } catch (PrivilegedActionException failure) {
            throw new TicketException(
                    KerberosFailure.isSilence(failure) ? Reason.UNAVAILABLE : Reason.REFUSED,
                    KerberosFailure.text(failure.getException()),
                    failure.getException());
        }
    }

    private Subject loggedOn() throws TicketException {
        try {
            return login.subject();
        } catch (LoginException failure) {
            throw new TicketException(
                    Reason.UNAVAILABLE,
                    settings.principal() + " cannot log on: " + KerberosFailure.text(failure),
                    failure);
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
}
