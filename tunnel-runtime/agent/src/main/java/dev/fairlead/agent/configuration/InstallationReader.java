package dev.fairlead.agent.configuration;

import dev.fairlead.agent.admin.AdminSettings;
import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import dev.fairlead.tunnel.configuration.YamlFile;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the configuration of an agent: that of its only tenant, or a list of tenants with a file each, every one of
 * them of the form that an agent with a single tenant has.
 */
public final class InstallationReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String NAME_HINT = "Write up to 63 small letters, digits and hyphens";

    private final YamlFile yaml;

    private InstallationReader(YamlFile yaml) {
        this.yaml = yaml;
    }

    /**
     * Reads and checks a file and those of its tenants.
     *
     * @throws ConfigurationException with every problem of the file itself, if there is one; problems of the tenants
     *     that it lists stand with these
     */
    public static Installation read(Path file) throws ConfigurationException {
        YamlFile yaml = ConfigurationReader.open(file);
        Optional<AdminSettings> admin =
                new AdminSection(yaml.files()).read(yaml.root().flatMap(root -> root.object("admin")));
        Optional<YamlValue> tenants = yaml.root().flatMap(root -> root.value("tenants"));
        return tenants.isPresent()
                ? new InstallationReader(yaml).several(file, admin, tenants.get())
                : Installation.single(file, admin, ConfigurationReader.read(yaml, KeyPlaces.GENERATED));
    }

    private Installation several(Path file, Optional<AdminSettings> admin, YamlValue list)
            throws ConfigurationException {
        KeyPlaces shared =
                new CertificateSection(yaml.files()).read(yaml.root().flatMap(root -> root.object("certificates")));
        Map<String, Entry> entries = new HashMap<>();
        List<Entry> inOrder = new ArrayList<>();
        for (YamlValue item : list.list()) {
            item.object().flatMap(this::entry).ifPresent(entry -> {
                if (entries.putIfAbsent(entry.name(), entry) != null) {
                    item.wrong("the tenant " + entry.name() + " stands here a second time", "Rename one of the two");
                } else if (inOrder.stream().anyMatch(other -> other.file().equals(entry.file()))) {
                    item.wrong(entry.file() + " is the file of another tenant too", "Give each tenant its own file");
                }
                inOrder.add(entry);
            });
        }
        yaml.close();
        return new Installation(
                file,
                true,
                admin,
                distinct(inOrder.stream().map(entry -> tenant(entry, shared)).toList()));
    }

    private Optional<Entry> entry(YamlObject keys) {
        Optional<String> name =
                keys.required("name", NAME_HINT).flatMap(value -> value.parsed(InstallationReader::name, NAME_HINT));
        Optional<Path> file = keys.required("configuration", "Write the name of the tenant's file")
                .flatMap(value -> value.parsed(yaml.base()::resolve, "Write the name of a file"));
        boolean enabled = keys.value("enabled").flatMap(YamlValue::bool).orElse(true);
        keys.close();
        return name.flatMap(text -> file.map(path -> new Entry(text, path.normalize(), enabled)));
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("this is not a name of a tenant");
        }
        return text;
    }

    private static TenantConfiguration tenant(Entry entry, KeyPlaces shared) {
        try {
            AgentConfiguration settings = ConfigurationReader.read(ConfigurationReader.open(entry.file()), shared);
            return new TenantConfiguration(
                    entry.name(),
                    entry.file(),
                    entry.enabled() && settings.enabled(),
                    Optional.of(settings),
                    List.of());
        } catch (ConfigurationException wrong) {
            return new TenantConfiguration(
                    entry.name(), entry.file(), entry.enabled(), Optional.empty(), wrong.problems());
        }
    }

    /** A directory holds the identity and the audit log of one tenant; the first that names it has it. */
    private static List<TenantConfiguration> distinct(List<TenantConfiguration> tenants) {
        Map<Path, String> owners = new HashMap<>();
        return tenants.stream()
                .map(tenant -> tenant.settings()
                        .map(settings -> owners.putIfAbsent(settings.directory(), tenant.name()))
                        .map(owner -> tenant.without(new ConfigurationProblem(
                                tenant.file().toString(),
                                0,
                                "directory",
                                "the directory is that of the tenant " + owner + " already",
                                "Give each tenant a directory of its own")))
                        .orElse(tenant))
                .toList();
    }

    private record Entry(String name, Path file, boolean enabled) {}
}
