package dev.fairlead.agent.identity;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.kerberos.KerberosLogon;
import dev.fairlead.agent.kerberos.TicketException;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.agent.principal.Subject;
import dev.fairlead.agent.principal.SubjectField;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.keys.Identity;
import java.util.Map;
import java.util.Optional;

/** Callers as Kerberos knows them. A ticket is in the header of its request and nowhere else. */
final class TicketIdentities {
    private static final System.Logger LOG = System.getLogger(TicketIdentities.class.getName());

    private final KerberosLogon kerberos;
    private final Identity system;

    /** @param system the agent's own identity, for TLS */
    TicketIdentities(KerberosLogon kerberos, Identity system) {
        this.kerberos = kerberos;
        this.system = system;
    }

    /**
     * Gets a ticket for a caller; waits for the KDC.
     *
     * @throws PrincipalRefusedException if there is none
     */
    BackendIdentity of(HttpMapping mapping, Subject subject) {
        String user = Optional.ofNullable(subject.fields().get(SubjectField.CN))
                .orElseThrow(() -> new PrincipalRefusedException(
                        TunnelErrorCode.PRINCIPAL_UNMAPPED, "no CN", "The subject has no CN to be a user of Kerberos"));
        return new BackendIdentity(
                mapping.internal().tls() ? Optional.of(system) : Optional.empty(),
                Map.of(
                        "Authorization",
                        "Negotiate " + ticket(user, mapping.internal().host())),
                subject.toString());
    }

    private String ticket(String user, String host) {
        try {
            return kerberos.tickets().negotiate(user, host);
        } catch (TicketException refusal) {
            LOG.log(System.Logger.Level.WARNING, "No Kerberos ticket for a caller: {0}", refusal.getMessage());
            throw refusal.reason() == TicketException.Reason.REFUSED
                    ? new PrincipalRefusedException(
                            TunnelErrorCode.TICKET_REFUSED,
                            "kerberos",
                            "No Kerberos ticket for this user at this system")
                    : new PrincipalRefusedException(
                            TunnelErrorCode.TICKET_UNAVAILABLE,
                            "kerberos unavailable",
                            "The agent cannot get Kerberos tickets");
        }
    }
}
