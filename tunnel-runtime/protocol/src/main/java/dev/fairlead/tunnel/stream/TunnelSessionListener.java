package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.control.Expose;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.control.Routes;
import dev.fairlead.tunnel.control.Welcome;
import java.util.List;

/** Hears what happens to a session, on its event loop. */
public interface TunnelSessionListener {

    /** At the gateway: the agent asks to be let in. Answered with {@link TunnelSession#welcome} or a {@code bye}. */
    default void hello(Hello hello) {}

    /**
     * At the gateway: the agent asks for the right to serve its group, also before it is let in. Answered with
     * {@link TunnelSession#lease}.
     *
     * @param asked to be repeated in the answer
     */
    default void leaseAsked(long asked) {}

    /** At the agent: the gateway let it in. */
    default void welcomed(Welcome welcome) {}

    /** At the gateway: the agent wants a new certificate; answered with {@link TunnelSession#certificate}. */
    default void certificateWanted(String request) {}

    /** At the agent: the answer to {@link TunnelSession#askForCertificate}. */
    default void certificateIssued(String chain) {}

    /** At the agent: these are all nodes of the gateway. */
    default void replicas(List<Endpoint> endpoints) {}

    /** At the gateway: the dialling node tells what it has agents for. */
    default void routes(Routes routes) {}

    /** At the gateway: the agent tells what it exposes. */
    default void exposed(Expose told) {}

    /** The peer is about to leave; this side opens no more streams there. */
    default void draining() {}

    /** The session has ended; called once, and nothing follows. */
    void closed(SessionEnd end);
}
