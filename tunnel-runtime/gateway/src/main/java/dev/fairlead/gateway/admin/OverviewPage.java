package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.tunnel.TunnelErrorCode;

/** A page for people: agents, listeners, and what went wrong. Everything that came from outside is escaped. */
final class OverviewPage {

    private OverviewPage() {}

    static String of(AdminView view) {
        StringBuilder page = new StringBuilder(4096)
                .append(
                        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Fairlead gateway</title>")
                .append("</head><body><h1>Fairlead gateway</h1><p>")
                .append(view.isReady() ? "Ready." : "Not ready: keys of an issuer are missing.")
                .append("</p><h2>Agents</h2><table border=\"1\"><tr><th>Agent<th>Tenant<th>Location<th>Software")
                .append("<th>Since<th>Sessions<th>Streams</tr>");
        for (ConnectedAgent agent : view.agents()) {
            row(
                    page,
                    agent.agentId(),
                    agent.tenant(),
                    agent.locationId(),
                    agent.software(),
                    agent.connectedSince(),
                    agent.sessions(),
                    agent.streams());
        }
        page.append(
                "</table><h2>Listeners</h2><table border=\"1\"><tr><th>Listener<th>Connections<th>Answered<th>Failed</tr>");
        for (ListenerView listener : view.listeners()) {
            row(
                    page,
                    listener.name(),
                    listener.connections(),
                    listener.counters().answers(),
                    Metrics.failures(listener));
        }
        page.append("</table><h2>Failures</h2><table border=\"1\"><tr><th>Listener<th>Code<th>Gateway<th>Agent</tr>");
        for (ListenerView listener : view.listeners()) {
            for (TunnelErrorCode code : TunnelErrorCode.values()) {
                long own = listener.counters().failures(code, false);
                long ofAgent = listener.counters().failures(code, true);
                if (own + ofAgent > 0) {
                    row(page, listener.name(), code.wireName(), own, ofAgent);
                }
            }
        }
        return page.append("</table></body></html>").toString();
    }

    private static void row(StringBuilder page, Object... cells) {
        page.append("<tr>");
        for (Object cell : cells) {
            page.append("<td>").append(escaped(String.valueOf(cell)));
        }
        page.append("</tr>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
