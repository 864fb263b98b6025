package dev.fairlead.gateway;

import dev.fairlead.gateway.authority.AgentName;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sums the sessions of each agent up. */
final class AgentOverview {

    private AgentOverview() {}

    static List<ConnectedAgent> of(List<AgentSession> sessions) {
        Map<AgentName, List<AgentSession>> byAgent = sessions.stream()
                .collect(Collectors.groupingBy(AgentSession::name, LinkedHashMap::new, Collectors.toList()));
        return byAgent.values().stream().map(AgentOverview::summary).toList();
    }

    private static ConnectedAgent summary(List<AgentSession> sessions) {
        AgentSession first = sessions.get(0);
        Instant since = sessions.stream()
                .map(AgentSession::since)
                .min(Comparator.naturalOrder())
                .orElse(first.since());
        return new ConnectedAgent(
                first.name().agentId(),
                first.name().tenant(),
                first.locationId(),
                first.software(),
                since,
                sessions.size(),
                sessions.stream().mapToInt(AgentSession::load).sum());
    }
}
