package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.audit.AuditLevel;
import dev.fairlead.agent.audit.AuditSettings;
import dev.fairlead.agent.backend.BackendTrust;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.YamlFile;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a configuration file. */
public final class ConfigurationReader {
    private static final int MAX_SESSIONS = 16;

    private ConfigurationReader() {}

    /**
     * Reads and checks a file.
     *
     * @throws ConfigurationException with every problem, if there is one
     */
    public static AgentConfiguration read(Path file) throws ConfigurationException {
        YamlFile yaml = YamlFile.read(file, "Create one with: init --directory DIRECTORY");
        Optional<YamlObject> root = yaml.root();
        Path base = yaml.base();
        List<String> warnings = new ArrayList<>();

        Path directory = root.flatMap(keys -> keys.value("directory"))
                .flatMap(value -> value.parsed(base::resolve, "Write the name of a directory"))
                .orElse(base)
                .normalize();
        List<TrustedIssuer> issuers = new TrustSection(base, warnings).read(root.flatMap(keys -> keys.object("trust")));
        PropagationSettings propagation =
                new PropagationSection().read(root.flatMap(keys -> keys.object("propagation")));
        BackendTrust trust = new BackendSection(base).read(root.flatMap(keys -> keys.object("backends")));
        List<SystemMapping> mappings = new MappingSection().read(root.flatMap(keys -> keys.value("mappings")));
        List<CookieDomain> cookieDomains = new CookieSection().read(root.flatMap(keys -> keys.value("cookieDomains")));
        AuditSettings audit = audit(root.flatMap(keys -> keys.object("audit")));
        int sessions = sessions(root.flatMap(keys -> keys.object("gateway")));
        yaml.close();

        warn(warnings, issuers, trust, mappings);
        return new AgentConfiguration(
                yaml.revision(),
                directory,
                issuers,
                propagation,
                trust,
                new AccessRules(mappings),
                cookieDomains,
                audit,
                sessions,
                warnings);
    }

    private static AuditSettings audit(Optional<YamlObject> section) {
        AuditLevel level = section.flatMap(keys -> keys.value("level"))
                .flatMap(value -> value.choice(Map.of("SECURITY", AuditLevel.SECURITY, "ALL", AuditLevel.ALL), ""))
                .orElse(AuditLevel.ALL);
        boolean strict = section.flatMap(keys -> keys.value("strict"))
                .flatMap(YamlValue::bool)
                .orElse(false);
        section.ifPresent(YamlObject::close);
        return new AuditSettings(level, strict);
    }

    private static int sessions(Optional<YamlObject> section) {
        int sessions = section.flatMap(keys -> keys.value("sessions"))
                .flatMap(value -> value.number(1, MAX_SESSIONS))
                .orElse(2);
        section.ifPresent(YamlObject::close);
        return sessions;
    }

    private static void warn(
            List<String> warnings, List<TrustedIssuer> issuers, BackendTrust trust, List<SystemMapping> mappings) {
        if (trust.all()) {
            warnings.add("Every TLS back end is trusted, whoever it is: list certificates in backends.trust and remove"
                    + " backends.trustAll");
        }
        for (SystemMapping mapping : mappings) {
            if (!mapping.connection().checkHostName()) {
                warnings.add(mapping.virtualAuthority() + " takes any trusted certificate for its back end's:"
                        + " have one issued that names the host, and remove checkHostName");
            }
            if (mapping.address().protocol().tls() && trust.none()) {
                warnings.add(mapping.virtualAuthority()
                        + " uses TLS, but no back end is trusted: list certificates in backends.trust");
            }
            if (mapping instanceof HttpMapping http) {
                warn(warnings, issuers, http);
            } else if (mapping.applications().isEmpty()) {
                warnings.add(mapping.virtualAuthority() + " relays bytes uninspected for every application:"
                        + " list applications to narrow it");
            }
        }
    }

    private static void warn(List<String> warnings, List<TrustedIssuer> issuers, HttpMapping mapping) {
        if (mapping.resources().isEmpty()) {
            warnings.add(mapping.virtualAuthority() + " has no resources: every request to it is denied");
        }
        if (mapping.principals().mode().propagating() && issuers.isEmpty()) {
            warnings.add(mapping.virtualAuthority()
                    + " propagates principals, but no issuer is trusted: list one in trust.issuers");
        }
    }
}
