package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.enrolment.Enroller;
import dev.fairlead.gateway.registry.AgentRegistry;
import dev.fairlead.gateway.registry.RegisteredAgent;
import dev.fairlead.tunnel.control.ByeCode;
import java.io.IOException;
import java.util.Optional;

/** What registry and authority say of one agent; everything but {@link #locationId} blocks. */
final class AgentPapers {
    private static final System.Logger LOGGER = System.getLogger(AgentPapers.class.getName());

    private final AgentName name;
    private final AgentRegistry registry;
    private final Enroller enroller;
    private volatile String locationId = "";

    /** @param name from the certificate, which the handshake has verified */
    AgentPapers(AgentName name, AgentRegistry registry, Enroller enroller) {
        this.name = name;
        this.registry = registry;
        this.enroller = enroller;
    }

    AgentName name() {
        return name;
    }

    /** The location as the registry had it when it was asked last. */
    String locationId() {
        return locationId;
    }

    /** Why the agent may not connect; a registry that does not say is a reason. */
    Optional<ByeCode> obstacle() {
        try {
            return refusal();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.ERROR, "The registration of agent " + name.agentId() + " is unreadable", e);
            return Optional.of(ByeCode.OTHER);
        }
    }

    /**
     * Whether the registry still has it that the agent may connect.
     *
     * @throws IOException if the registry does not say
     */
    Optional<ByeCode> refusal() throws IOException {
        Optional<RegisteredAgent> agent =
                registry.find(name.agentId()).filter(found -> found.name().equals(name));
        agent.ifPresent(found -> locationId = found.locationId());
        if (agent.isEmpty()) {
            return Optional.of(ByeCode.UNKNOWN_AGENT);
        }
        return agent.get().revoked() ? Optional.of(ByeCode.REVOKED) : Optional.empty();
    }

    /** A new certificate with its chain; empty if there is none now. */
    Optional<String> renewed(String request) {
        try {
            return enroller.renew(name, request);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.ERROR, "The certificate of agent " + name.agentId() + " was not renewed", e);
            return Optional.empty();
        }
    }
}
