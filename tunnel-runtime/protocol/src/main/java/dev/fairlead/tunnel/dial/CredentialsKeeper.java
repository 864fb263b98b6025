package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;

/** Remembers what an agent has to know at its next start. */
@FunctionalInterface
public interface CredentialsKeeper {

    /**
     * The certificate was renewed; the former one is used until this returns. May block.
     *
     * @throws IOException if they cannot be remembered; the former ones then stay in use
     */
    void keep(AgentCredentials renewed) throws IOException;
}
