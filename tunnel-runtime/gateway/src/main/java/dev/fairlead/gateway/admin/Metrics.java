package dev.fairlead.gateway.admin;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.gateway.GatewayFigures;
import dev.fairlead.gateway.OpenTimeouts;
import dev.fairlead.gateway.client.FrontCounters;
import dev.fairlead.gateway.client.WireBytes;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.admin.Histogram;
import dev.fairlead.tunnel.admin.MetricsText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Metrics of a gateway (connectivity specification, 5.2). Series are bounded by listeners, error codes and locations;
 * tenants are a label only where the configuration says so.
 */
final class Metrics {
    private static final Clock CLOCK = Clock.systemUTC();

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
        latency();
        bytes();
        tokens();
        Map<List<String>, Integer> agents = new LinkedHashMap<>();
        Map<String, Integer> sessions = new TreeMap<>();
        Map<String, Duration> roundTrips = new TreeMap<>();
        int streams = 0;
        for (ConnectedAgent agent : view.agents()) {
            agents.merge(List.of(agent.locationId(), lower(agent.mode()), lower(agent.state())), 1, Integer::sum);
            sessions.merge(agent.locationId(), agent.sessions(), Integer::sum);
            roundTrips.merge(
                    agent.locationId(), agent.roundTrip(), (one, other) -> one.compareTo(other) > 0 ? one : other);
            streams += agent.streams();
        }
        text.gauge("fairlead_agents", "Agents, by what their group is and whether they serve.");
        agents.forEach((group, count) ->
                text.sample(count, "location", group.get(0), "mode", group.get(1), "state", group.get(2)));
        text.gauge("fairlead_tunnel_sessions", "Sessions of agents.");
        sessions.forEach((location, count) -> text.sample(count, "location", location, "state", "connected"));
        text.gauge("fairlead_tunnel_streams", "Streams that run through agents.")
                .sample(streams);
        text.gauge("fairlead_tunnel_rtt_seconds", "Round trip to the slowest agent of a location.");
        roundTrips.forEach((location, time) -> text.sample(time.toNanos() / 1e9, "location", location));
        figures(view.figures());
        text.counter("fairlead_audit_write_failures_total", "Failed attempts to write the audit log.")
                .sample(view.auditFailures());
        return text;
    }

    private void figures(GatewayFigures figures) {
        text.gauge("fairlead_tunnel_stalled_streams", "Streams whose agent has taken nothing for a second or longer.")
                .sample(figures.stalledStreams());
        text.gauge("fairlead_tunnel_buffered_bytes", "Bytes of streams that wait in memory.")
                .sample(figures.bufferedBytes());
        openTimeouts(figures.openTimeouts());
        text.gauge("fairlead_certificate_expiry_seconds", "Until a certificate that the gateway shows expires.");
        Instant now = CLOCK.instant();
        new TreeMap<>(figures.certificates()).forEach((name, end) -> expiry(name, now, end));
        view.listeners()
                .forEach(listener -> listener.certificateEnd().ifPresent(end -> expiry(listener.name(), now, end)));
    }

    private void openTimeouts(List<OpenTimeouts> timeouts) {
        text.counter("fairlead_tunnel_open_timeouts_total", "Streams for which no agent came in time.");
        Map<String, Long> byLocation = new TreeMap<>();
        for (OpenTimeouts missed : timeouts) {
            if (view.tenantLabels()) {
                text.sample(missed.count(), "tenant", missed.tenant(), "location", missed.locationId());
            } else {
                byLocation.merge(missed.locationId(), missed.count(), Long::sum);
            }
        }
        byLocation.forEach((location, count) -> text.sample(count, "location", location));
    }

    private void expiry(String certificate, Instant now, Instant end) {
        text.sample(Duration.between(now, end).toSeconds(), "certificate", certificate);
    }

    private void latency() {
        text.histogram(
                "fairlead_request_seconds",
                "What HTTP calls spent their time on, from the head of the request to the end of the response.");
        for (ListenerView listener : view.listeners()) {
            for (FrontCounters.Part part : FrontCounters.Part.values()) {
                Histogram.Reading durations = listener.counters().durations(part);
                if (durations.count() > 0) {
                    text.sample(durations, "listener", listener.name(), "part", lower(part));
                }
            }
        }
    }

    private void bytes() {
        text.counter("fairlead_client_bytes_total", "Bytes of clients' connections, as they are on the wire.");
        for (ListenerView listener : view.listeners()) {
            bytes(listener.bytes(), "listener", listener.name());
        }
        text.counter("fairlead_tunnel_bytes_total", "Bytes of agents' connections, as they are on the wire.");
        bytes(view.agentBytes());
    }

    private void bytes(WireBytes counted, String... labels) {
        text.sample(counted.received(), with(labels, "received"));
        text.sample(counted.sent(), with(labels, "sent"));
    }

    private static String[] with(String[] labels, String direction) {
        return Stream.concat(Stream.of(labels), Stream.of("direction", direction))
                .toArray(String[]::new);
    }

    private void tokens() {
        text.counter("fairlead_token_validation_total", "Tokens of calls, by what became of them.");
        for (ListenerView listener : view.listeners()) {
            listener.tokens()
                    .forEach((result, count) -> text.sample(count, "listener", listener.name(), "result", result));
        }
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
