package dev.fairlead.agent.command;

import dev.fairlead.agent.TenantChanges;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Prints what becomes of the tenants, each line with the tenant's name where there are several; nothing twice in a row. */
final class TenantReports {
    private final StateReporter reporter;
    private final Map<String, StateReporter> reporters = new ConcurrentHashMap<>();
    private volatile ToIntFunction<String> standing = tenant -> 0;
    private Set<ConfigurationProblem> problems = Set.of();
    private Map<String, String> unserved = Map.of();
    private Map<String, String> channels = Map.of();

    TenantReports(StateReporter reporter) {
        this.reporter = reporter;
    }

    /** The reporter for the sessions of a tenant. */
    StateReporter of(String tenant) {
        return reporters.computeIfAbsent(tenant, name -> reporter.ofTenant(name, () -> standing.applyAsInt(name)));
    }

    /** Where to ask how many sessions of a tenant stand; until then none is taken to. */
    void ask(ToIntFunction<String> sessions) {
        standing = sessions;
    }

    /** A configuration that is not used at all. */
    void tell(ConfigurationException invalid) {
        invalid.problems().forEach(problem -> reporter.say("not used: " + problem));
    }

    /** What a configuration changed. */
    void tell(Installation installation, TenantChanges changes) {
        problems(installation);
        say(installation, changes.started(), "serves ", " mappings");
        say(installation, changes.changed(), "configuration changed, serves ", " mappings now");
        changes.ended().forEach(tenant -> of(tenant).say("no longer served"));
        changes.kept().forEach((tenant, reason) -> of(tenant).say("the changed configuration is not used: " + reason));
        news(unserved, changes.unserved())
                .forEach((tenant, reason) -> of(tenant).say("not served: " + reason));
        news(channels, changes.channels())
                .forEach((tenant, reason) -> of(tenant).say(reason));
        unserved = Map.copyOf(changes.unserved());
        channels = Map.copyOf(changes.channels());
    }

    private static Map<String, String> news(Map<String, String> told, Map<String, String> now) {
        Map<String, String> news = new TreeMap<>(now);
        news.entrySet().removeAll(told.entrySet());
        return news;
    }

    private void problems(Installation installation) {
        for (TenantConfiguration tenant : installation.tenants()) {
            tenant.problems().stream()
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problem -> of(tenant.name()).say("not used: " + problem));
        }
        problems = installation.problems().stream().collect(Collectors.toUnmodifiableSet());
    }

    private void say(Installation installation, List<String> tenants, String before, String after) {
        for (String name : tenants) {
            AgentConfiguration settings = installation
                    .tenant(name)
                    .flatMap(TenantConfiguration::settings)
                    .orElseThrow();
            StateReporter tenant = of(name);
            tenant.say(before + settings.access().mappings().size() + after);
            settings.warnings().forEach(warning -> tenant.say("warning: " + warning));
        }
    }
}
