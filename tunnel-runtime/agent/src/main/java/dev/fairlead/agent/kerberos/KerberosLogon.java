package dev.fairlead.agent.kerberos;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * How callers of one tenant get tickets.
 *
 * @param tickets asks the KDC
 * @param threads where it is asked, which blocks
 */
public record KerberosLogon(UserTickets tickets, Executor threads) {
    /** Where Kerberos is not configured. */
    public static final KerberosLogon NONE = new KerberosLogon(UserTickets.NONE, Runnable::run);

    public KerberosLogon {
        Objects.requireNonNull(tickets, "tickets");
        Objects.requireNonNull(threads, "threads");
    }
}
