package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.admin.MetricsText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics of a gateway (connectivity specification, 5.2). Series are bounded by listeners, error codes and locations;
 * tenants are no label.
 */
final class Metrics {
    private final AdminView view;
    private final MetricsText text = new MetricsText();

    private Metrics(AdminView view) {
        this.view = view;
    }

    static MetricsText of(AdminView view) {
        return new Metrics(view).text();
    }

    private MetricsText text() {
        text.gauge("fairlead_client_active_connections", "Connections of clients.");
        for (ListenerView listener : view.listeners()) {
            text.sample(listener.connections(), "listener", listener.name());
        }
        text.counter("fairlead_client_requests_total", "Calls of clients.");
        for (ListenerView listener : view.listeners()) {
            text.sample(listener.counters().answers(), "listener", listener.name(), "outcome", "answered");
            text.sample(failures(listener), "listener", listener.name(), "outcome", "failed");
        }
        text.counter("fairlead_errors_total", "Calls that failed, by why and who said so.");
        for (TunnelErrorCode code : TunnelErrorCode.values()) {
            errors(code, false, "gateway");
            errors(code, true, "agent");
        }
        Map<List<String>, Integer> agents = new LinkedHashMap<>();
        Map<String, Integer> sessions = new TreeMap<>();
        int streams = 0;
        for (ConnectedAgent agent : view.agents()) {
            agents.merge(List.of(agent.locationId(), lower(agent.mode()), lower(agent.state())), 1, Integer::sum);
            sessions.merge(agent.locationId(), agent.sessions(), Integer::sum);
            streams += agent.streams();
        }
        text.gauge("fairlead_agents", "Agents, by what their group is and whether they serve.");
        agents.forEach((group, count) ->
                text.sample(count, "location", group.get(0), "mode", group.get(1), "state", group.get(2)));
        text.gauge("fairlead_tunnel_sessions", "Sessions of agents.");
        sessions.forEach((location, count) -> text.sample(count, "location", location, "state", "connected"));
        text.gauge("fairlead_tunnel_streams", "Streams that run through agents.")
                .sample(streams);
        return text;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void errors(TunnelErrorCode code, boolean ofAgent, String origin) {
        long count = view.listeners().stream()
                .mapToLong(listener -> listener.counters().failures(code, ofAgent))
                .sum();
        if (count > 0) {
            text.sample(count, "code", code.wireName(), "origin", origin);
        }
    }

    static long failures(ListenerView listener) {
        long sum = 0;
        for (TunnelErrorCode code : TunnelErrorCode.values()) {
            sum += listener.counters().failures(code, false)
                    + listener.counters().failures(code, true);
        }
        return sum;
    }
}
