package dev.fairlead.agent.kerberos;

import dev.fairlead.tunnel.carrier.ProxyLogon;
import dev.fairlead.tunnel.carrier.ProxyLogonException;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Clock;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

/** The agent itself at an HTTP proxy, by a ticket of its own (RFC 4559, for {@code Proxy-Authorization}). */
public final class AgentTickets implements ProxyLogon {
    private final KerberosSettings settings;
    private final ServiceLogin login;
    private final Spnego spnego;

    /** @param clock decides when the agent logs on anew */
    public AgentTickets(KerberosSettings settings, Clock clock) {
        this.settings = settings;
        this.login = new ServiceLogin(settings, clock);
        this.spnego = new Spnego(settings.realm());
    }

    @Override
    public String scheme() {
        return "negotiate";
    }

    @Override
    public String shown() {
        return "the Kerberos ticket of " + settings.principal();
    }

    @Override
    public String authorization(String host) throws ProxyLogonException {
        PrivilegedExceptionAction<String> asked = () -> spnego.own(host);
        try {
            return "Negotiate " + Subject.doAs(login.subject(), asked);
        } catch (LoginException failure) {
            throw none(settings.principal() + " cannot log on at the KDC", failure);
        } catch (PrivilegedActionException failure) {
            throw none(
                    settings.principal() + " gets no ticket for HTTP/" + host + "@" + settings.realm(),
                    failure.getException());
        }
    }

    private static ProxyLogonException none(String what, Exception failure) {
        return new ProxyLogonException(
                what + " (" + KerberosFailure.text(failure) + ")", !KerberosFailure.isSilence(failure), failure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgentTickets tickets && settings.equals(tickets.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return shown();
    }
}
