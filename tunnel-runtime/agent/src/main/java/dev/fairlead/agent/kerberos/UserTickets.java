package dev.fairlead.agent.kerberos;

/** Gets tickets in callers' names. */
@FunctionalInterface
public interface UserTickets {
    /** Where Kerberos is not configured: no ticket for anybody. */
    UserTickets NONE = (user, host) -> {
        throw new TicketException(TicketException.Reason.UNAVAILABLE, "The agent has no Kerberos configuration");
    };

    /**
     * A SPNEGO token that logs a user on at an HTTP service, once: it is made anew for each call, since servers refuse
     * to see one twice. Blocks while the KDC is asked.
     *
     * @param user name of the user, with or without a realm
     * @param host the service's host, whose principal is {@code HTTP/host}
     * @return base64, for {@code Authorization: Negotiate}
     * @throws TicketException if there is none
     */
    String negotiate(String user, String host) throws TicketException;
}
