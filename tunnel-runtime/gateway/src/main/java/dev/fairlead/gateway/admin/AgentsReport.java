package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.tunnel.control.ExposedSystem;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The agents that are connected, and what they say that they expose, for programs (agent specification, 6.7). */
final class AgentsReport {

    private AgentsReport() {}

    static JsonObject of(List<ConnectedAgent> agents) {
        JsonArrayBuilder list = Json.array();
        agents.forEach(agent -> list.add(agent(agent)));
        return Json.object().add("agents", list).build();
    }

    private static JsonObjectBuilder agent(ConnectedAgent agent) {
        JsonArrayBuilder systems = Json.array();
        agent.exposed().forEach(system -> systems.add(system(system)));
        return Json.object()
                .add("agent", agent.agentId())
                .add("tenant", agent.tenant())
                .add("location", agent.locationId())
                .add("mode", Metrics.lower(agent.mode()))
                .add("state", Metrics.lower(agent.state()))
                .add("software", agent.software())
                .add("connectedSince", agent.connectedSince().toString())
                .add("sessions", agent.sessions())
                .add("streams", agent.streams())
                .add("exposedSystems", systems);
    }

    private static JsonObjectBuilder system(ExposedSystem system) {
        return Json.object()
                .add("protocol", system.protocol())
                .add("virtualHost", system.host())
                .add("virtualPort", system.port())
                .add("backendType", system.backendType())
                .add("description", system.description())
                .add("state", system.state());
    }
}
