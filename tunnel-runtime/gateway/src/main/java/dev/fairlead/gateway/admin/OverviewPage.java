package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.admin.Page;
import dev.fairlead.tunnel.control.ExposedSystem;

/** A page for people: agents, listeners, and what went wrong. */
final class OverviewPage {

    private OverviewPage() {}

    static Page of(AdminView view) {
        Page page = new Page("Fairlead gateway")
                .paragraph(view.isReady() ? "Ready." : "Not ready: keys of an issuer are missing.")
                .table(
                        "Agents",
                        "Agent",
                        "Tenant",
                        "Location",
                        "Group",
                        "State",
                        "Software",
                        "Since",
                        "Sessions",
                        "Streams");
        for (ConnectedAgent agent : view.agents()) {
            page.row(
                    agent.agentId(),
                    agent.tenant(),
                    agent.locationId(),
                    Metrics.lower(agent.mode()),
                    Metrics.lower(agent.state()),
                    agent.software(),
                    agent.connectedSince(),
                    agent.sessions(),
                    agent.streams());
        }
        page.table("Exposed systems", "Agent", "Virtual address", "Protocol", "Back end", "State", "Description");
        for (ConnectedAgent agent : view.agents()) {
            for (ExposedSystem system : agent.exposed()) {
                page.row(
                        agent.agentId(),
                        system.host() + ":" + system.port(),
                        system.protocol(),
                        system.backendType(),
                        system.state(),
                        system.description());
            }
        }
        page.table("Listeners", "Listener", "Connections", "Answered", "Failed");
        for (ListenerView listener : view.listeners()) {
            page.row(
                    listener.name(), listener.connections(), listener.counters().answers(), Metrics.failures(listener));
        }
        page.table("Failures", "Listener", "Code", "Gateway", "Agent");
        for (ListenerView listener : view.listeners()) {
            for (TunnelErrorCode code : TunnelErrorCode.values()) {
                long own = listener.counters().failures(code, false);
                long ofAgent = listener.counters().failures(code, true);
                if (own + ofAgent > 0) {
                    page.row(listener.name(), code.wireName(), own, ofAgent);
                }
            }
        }
        return page;
    }
}
