package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.group.GroupMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums the sessions of each agent up. */
final class AgentOverview {

    private AgentOverview() {}

    static List<ConnectedAgent> of(List<AgentSession> sessions, Function<AgentSession, GroupMode> mode) {
        Map<AgentName, List<AgentSession>> byAgent = sessions.stream()
                .collect(Collectors.groupingBy(AgentSession::name, LinkedHashMap::new, Collectors.toList()));
        return byAgent.values().stream()
                .map(own -> summary(own, mode.apply(own.get(0))))
                .toList();
    }

    private static ConnectedAgent summary(List<AgentSession> sessions, GroupMode mode) {
        AgentSession first = sessions.get(0);
        Instant since = sessions.stream()
                .map(AgentSession::since)
                .min(Comparator.naturalOrder())
                .orElse(first.since());
        return new ConnectedAgent(
                first.name().agentId(),
                first.name().tenant(),
                first.locationId(),
                mode,
                state(sessions),
                first.software(),
                since,
                sessions.size(),
                sessions.stream().mapToInt(AgentSession::load).sum(),
                sessions.stream()
                        .map(AgentSession::roundTrip)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                sessions.stream()
                        .map(AgentSession::exposed)
                        .filter(told -> !told.isEmpty())
                        .reduce((older, newer) -> newer)
                        .orElse(List.of()));
    }

    private static ConnectedAgent.State state(List<AgentSession> sessions) {
        if (sessions.stream().anyMatch(AgentSession::isAvailable)) {
            return ConnectedAgent.State.ACTIVE;
        }
        return sessions.stream().allMatch(AgentSession::isDraining)
                ? ConnectedAgent.State.DRAINING
                : ConnectedAgent.State.STANDBY;
    }
}
