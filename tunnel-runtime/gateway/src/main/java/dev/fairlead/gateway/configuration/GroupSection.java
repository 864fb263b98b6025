package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRule;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what several agents of one location are to each other: {@code agents.mode}, {@code lease} and {@code groups}. */
final class GroupSection {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(5);

    private GroupSection() {}

    static GroupRules read(YamlObject agents) {
        GroupMode usual = mode(agents).orElse(GroupRules.DEFAULT.usual());
        Duration lease = agents.value("lease")
                .flatMap(value -> value.duration(SHORTEST_LEASE, LONGEST_LEASE))
                .orElse(GroupRules.DEFAULT.lease());
        List<GroupRule> rules = new ArrayList<>();
        Set<List<String>> groups = new HashSet<>();
        for (YamlValue item : agents.value("groups").map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(entry -> rule(entry, usual, groups)).ifPresent(rules::add);
        }
        return new GroupRules(usual, lease, rules);
    }

    private static Optional<GroupRule> rule(YamlObject entry, GroupMode usual, Set<List<String>> groups) {
        Optional<String> tenant = entry.required("tenant", "Write the tenant that the agents serve")
                .flatMap(YamlValue::text);
        String location = entry.value("location").flatMap(YamlValue::text).orElse("");
        GroupMode mode = mode(entry).orElse(usual);
        List<String> preferred = List.copyOf(IssuerSection.texts(entry, "prefer"));
        entry.close();
        if (tenant.isPresent() && !groups.add(List.of(tenant.get(), location))) {
            entry.wrong("this tenant and location stand here twice", "Keep one of the entries");
        }
        return tenant.map(name -> new GroupRule(name, location, mode, preferred));
    }

    private static Optional<GroupMode> mode(YamlObject keys) {
        return keys.value("mode").flatMap(value -> value.choice(GroupMode.WORDS, ""));
    }
}
