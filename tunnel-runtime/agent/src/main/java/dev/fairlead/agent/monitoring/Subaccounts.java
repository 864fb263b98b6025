package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.function.BiConsumer;

/** What most answers are: a list of the tenants, each with what the answer is about. */
final class Subaccounts {

    private Subaccounts() {}

    /** @param about adds to a tenant's object what is to be told of it */
    static JsonObjectBuilder of(Collection<AgentStatus> tenants, BiConsumer<AgentStatus, JsonObjectBuilder> about) {
        JsonArrayBuilder list = Json.array();
        for (AgentStatus tenant : tenants) {
            JsonObjectBuilder json = Json.object()
                    .add("regionHost", tenant.gateway())
                    .add("subaccount", tenant.tenant())
                    .add("locationID", tenant.location());
            about.accept(tenant, json);
            list.add(json);
        }
        return Json.object().add("subaccounts", list);
    }
}
