package dev.fairlead.agent.status;

import dev.fairlead.agent.status.GatewayLink.LinkError;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what became of the sessions to each gateway, and passes it on. */
public final class LinkWatch implements DialListener {
    private final DialListener next;
    private final Clock clock;
    private final Map<Endpoint, History> histories = new ConcurrentHashMap<>();

    /** @param next hears everything too */
    public LinkWatch(DialListener next, Clock clock) {
        this.next = Objects.requireNonNull(next, "next");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** What is known of the gateways that are dialled. */
    public List<GatewayLink> links(Map<Endpoint, Integer> sessions) {
        return sessions.entrySet().stream()
                .map(entry ->
                        histories.getOrDefault(entry.getKey(), History.NONE).link(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void connecting(Endpoint gateway) {
        next.connecting(gateway);
    }

    @Override
    public void connected(Endpoint gateway, String sessionId) {
        histories.merge(gateway, new History(Optional.of(clock.instant()), 0, Optional.empty()), History::connected);
        next.connected(gateway, sessionId);
    }

    @Override
    public void lost(Endpoint gateway, String reason) {
        failed(gateway, reason, false);
        next.lost(gateway, reason);
    }

    @Override
    public void refused(Endpoint gateway, String reason) {
        failed(gateway, reason, true);
        next.refused(gateway, reason);
    }

    @Override
    public void draining(int streams, Duration left) {
        next.draining(streams, left);
    }

    private void failed(Endpoint gateway, String reason, boolean refused) {
        LinkError error = new LinkError(clock.instant(), reason, refused);
        histories.merge(gateway, new History(Optional.empty(), 1, Optional.of(error)), History::failed);
    }

    private record History(Optional<Instant> reached, long losses, Optional<LinkError> error) {
        static final History NONE = new History(Optional.empty(), 0, Optional.empty());

        History connected(History now) {
            return new History(now.reached, losses, error);
        }

        History failed(History now) {
            return new History(reached, losses + now.losses, now.error);
        }

        GatewayLink link(Endpoint gateway, int sessions) {
            return new GatewayLink(
                    gateway.toString(), sessions, sessions > 0 ? reached : Optional.empty(), losses, error);
        }
    }
}
