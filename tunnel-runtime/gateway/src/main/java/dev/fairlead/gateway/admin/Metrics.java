package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics in the text format of Prometheus (connectivity specification, 5.2). Series are bounded by listeners, error
 * codes and locations; tenants are no label.
 */
final class Metrics {
    private final AdminView view;
    private final StringBuilder text = new StringBuilder(2048);

    private Metrics(AdminView view) {
        this.view = view;
    }

    static String of(AdminView view) {
        return new Metrics(view).text();
    }

    private String text() {
        head("fairlead_client_active_connections", "gauge", "Connections of clients.");
        for (ListenerView listener : view.listeners()) {
            line("fairlead_client_active_connections", "listener=\"" + listener.name() + "\"", listener.connections());
        }
        head("fairlead_client_requests_total", "counter", "Calls of clients.");
        for (ListenerView listener : view.listeners()) {
            String name = "listener=\"" + listener.name() + "\",outcome=";
            line(
                    "fairlead_client_requests_total",
                    name + "\"answered\"",
                    listener.counters().answers());
            line("fairlead_client_requests_total", name + "\"failed\"", failures(listener));
        }
        head("fairlead_errors_total", "counter", "Calls that failed, by why and who said so.");
        for (TunnelErrorCode code : TunnelErrorCode.values()) {
            errors(code, false, "gateway");
            errors(code, true, "agent");
        }
        Map<String, Integer> sessions = new TreeMap<>();
        int streams = 0;
        for (ConnectedAgent agent : view.agents()) {
            sessions.merge(agent.locationId(), agent.sessions(), Integer::sum);
            streams += agent.streams();
        }
        head("fairlead_tunnel_sessions", "gauge", "Sessions of agents.");
        sessions.forEach((location, count) ->
                line("fairlead_tunnel_sessions", "location=\"" + escaped(location) + "\",state=\"connected\"", count));
        head("fairlead_tunnel_streams", "gauge", "Streams that run through agents.");
        line("fairlead_tunnel_streams", "", streams);
        return text.toString();
    }

    private void errors(TunnelErrorCode code, boolean ofAgent, String origin) {
        long count = view.listeners().stream()
                .mapToLong(listener -> listener.counters().failures(code, ofAgent))
                .sum();
        if (count > 0) {
            line("fairlead_errors_total", "code=\"" + code.wireName() + "\",origin=\"" + origin + "\"", count);
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

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String labels, long value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
