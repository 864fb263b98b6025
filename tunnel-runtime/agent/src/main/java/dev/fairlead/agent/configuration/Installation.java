package dev.fairlead.agent.configuration;

import dev.fairlead.agent.admin.AdminSettings;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that one agent process serves: a single tenant, or several that share nothing but the process and, where
 * the agent's own file gives them, its keys towards back ends (agent specification, 2.1 and 2.2).
 *
 * @param file the agent's configuration
 * @param several whether the file lists tenants, be it only one, instead of being the configuration of the only tenant
 * @param admin how the process is watched; empty: not at all
 * @param tenants in the order of the file
 */
public record Installation(
        Path file, boolean several, Optional<AdminSettings> admin, List<TenantConfiguration> tenants) {
    public Installation {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(admin, "admin");
        tenants = List.copyOf(tenants);
    }

    /** An agent for one tenant. */
    static Installation single(Path file, Optional<AdminSettings> admin, AgentConfiguration only) {
        return new Installation(
                file,
                false,
                admin,
                List.of(new TenantConfiguration("", file, only.enabled(), Optional.of(only), List.of())));
    }

    /** Where the process keeps what is no tenant's: with the first tenant, else beside the file. */
    public Path directory() {
        return tenants.stream()
                .flatMap(tenant -> tenant.settings().stream())
                .map(AgentConfiguration::directory)
                .findFirst()
                .orElse(file.toAbsolutePath().getParent());
    }

    /** The tenant of a name. */
    public Optional<TenantConfiguration> tenant(String name) {
        return tenants.stream().filter(tenant -> tenant.name().equals(name)).findFirst();
    }

    /** What is wrong with the files of tenants. */
    public List<ConfigurationProblem> problems() {
        return tenants.stream().flatMap(tenant -> tenant.problems().stream()).toList();
    }

    /** Every file that the configuration consists of, those that it names included. */
    public List<Path> files() {
        return Stream.concat(
                        Stream.of(file),
                        tenants.stream()
                                .flatMap(tenant -> Stream.concat(
                                        Stream.of(tenant.file()),
                                        tenant.settings().stream().flatMap(settings -> settings.files().stream()))))
                .distinct()
                .toList();
    }
}
