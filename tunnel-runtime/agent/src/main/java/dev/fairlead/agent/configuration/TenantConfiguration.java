package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One tenant of an agent, as far as its file can be used.
 *
 * @param name by which the agent's own configuration lists it; empty in the form for a single tenant
 * @param file its configuration
 * @param enabled whether it is served
 * @param settings what the file says; empty if there are problems
 * @param problems everything that is wrong with the file; it does not stop the other tenants
 */
public record TenantConfiguration(
        String name,
        Path file,
        boolean enabled,
        Optional<AgentConfiguration> settings,
        List<ConfigurationProblem> problems) {
    public TenantConfiguration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(settings, "settings");
        problems = List.copyOf(problems);
    }

    /** The same, unusable because of a problem. */
    TenantConfiguration without(ConfigurationProblem problem) {
        return new TenantConfiguration(name, file, enabled, Optional.empty(), List.of(problem));
    }
}
