package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.backend.BackendTrust;
import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.agent.channel.ServiceChannel;
import dev.fairlead.agent.kerberos.KerberosSettings;
import dev.fairlead.tunnel.audit.AuditLevel;
import dev.fairlead.tunnel.audit.AuditSettings;
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

/** Reads the configuration of a tenant: the whole file of an agent that has only one. */
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /**
     * Reads and checks a file.
     *
     * @throws ConfigurationException with every problem, if there is one
     */
    public static AgentConfiguration read(Path file) throws ConfigurationException {
        return read(open(file), KeyPlaces.GENERATED);
    }

    /** The file as YAML, nothing of it read yet. */
    static YamlFile open(Path file) throws ConfigurationException {
        return YamlFile.read(file, "Create one with: init --directory DIRECTORY");
    }

    /**
     * Reads and checks the configuration of one tenant.
     *
     * @param shared keys for a tenant that has none of its own
     */
    static AgentConfiguration read(YamlFile yaml, KeyPlaces shared) throws ConfigurationException {
        Optional<YamlObject> root = yaml.root();
        Path base = yaml.base();
        List<String> warnings = new ArrayList<>();

        boolean enabled = root.flatMap(keys -> keys.value("enabled"))
                .flatMap(YamlValue::bool)
                .orElse(true);
        Path directory = root.flatMap(keys -> keys.value("directory"))
                .flatMap(value -> value.parsed(base::resolve, "Write the name of a directory"))
                .orElse(base)
                .normalize();
        KeyPlaces keyPlaces = new CertificateSection(yaml.files())
                .read(root.flatMap(keys -> keys.object("certificates")))
                .or(shared);
        List<TrustedIssuer> issuers =
                new TrustSection(yaml.files(), warnings).read(root.flatMap(keys -> keys.object("trust")));
        PropagationSettings propagation =
                new PropagationSection().read(root.flatMap(keys -> keys.object("propagation")));
        BackendTrust trust = new BackendSection(yaml.files()).read(root.flatMap(keys -> keys.object("backends")));
        List<SystemMapping> mappings =
                new MappingSection(propagation.refuseUnexpected()).read(root.flatMap(keys -> keys.value("mappings")));
        Optional<KerberosSettings> kerberos =
                new KerberosSection(yaml.files()).read(root.flatMap(keys -> keys.object("kerberos")));
        if (kerberos.isEmpty() && mappings.stream().anyMatch(ConfigurationReader::needsKerberos)) {
            yaml.problems()
                    .add(
                            0,
                            "kerberos",
                            "is missing, and a mapping is of authenticationMode KERBEROS",
                            "Write principal and keytab");
        }
        List<CookieDomain> cookieDomains = new CookieSection().read(root.flatMap(keys -> keys.value("cookieDomains")));
        List<ServiceChannel> channels = new ChannelSection().read(root.flatMap(keys -> keys.value("serviceChannels")));
        AuditSettings audit = audit(root.flatMap(keys -> keys.object("audit")));
        GatewayAccess gateway =
                new GatewaySection(yaml.files(), kerberos).read(root.flatMap(keys -> keys.object("gateway")));
        yaml.close();

        warnings.addAll(new Questionable(issuers, propagation, trust).in(mappings));
        return new AgentConfiguration(
                yaml.revision(),
                yaml.files().all(),
                enabled,
                directory,
                keyPlaces,
                issuers,
                propagation,
                kerberos,
                trust,
                new AccessRules(mappings),
                cookieDomains,
                channels,
                audit,
                gateway,
                warnings);
    }

    private static boolean needsKerberos(SystemMapping mapping) {
        return mapping instanceof HttpMapping http && http.principals().mode() == AuthenticationMode.KERBEROS;
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
}
