package dev.fairlead.agent;

import dev.fairlead.agent.access.SystemAddress;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.tunnel.control.Expose;
import dev.fairlead.tunnel.control.ExposedSystem;
import java.util.List;

/** What gateways are told of the mappings (agent specification, 6.7): virtual addresses, never internal ones or paths. */
final class Exposure {

    private Exposure() {}

    /** Replaces what was told before; where the configuration wants nothing told, by nothing. */
    static List<Expose> of(AgentConfiguration configuration) {
        return Expose.of(
                configuration.gateway().publishesMappings()
                        ? configuration.access().mappings().stream()
                                .map(Exposure::system)
                                .toList()
                        : List.of());
    }

    private static ExposedSystem system(SystemMapping mapping) {
        SystemAddress address = mapping.address();
        return new ExposedSystem(
                address.protocol().name(),
                address.virtualHost(),
                address.virtualPort().text(),
                mapping.label().type().configured(),
                mapping.label().description(),
                mapping.isOpen() ? ExposedSystem.OPEN : ExposedSystem.CLOSED);
    }
}
