package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.audit.AuditLevel;
import dev.fairlead.agent.audit.AuditSettings;
import dev.fairlead.agent.principal.TrustedIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a configuration file. */
public final class ConfigurationReader {
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_SESSIONS = 16;

    private final Path file;
    private final Problems problems;

    private ConfigurationReader(Path file) {
        this.file = file;
        this.problems = new Problems(file.toString());
    }

    /**
     * Reads and checks a file.
     *
     * @throws ConfigurationException with every problem, if there is one
     */
    public static AgentConfiguration read(Path file) throws ConfigurationException {
        return new ConfigurationReader(file).read();
    }

    private AgentConfiguration read() throws ConfigurationException {
        byte[] bytes = load();
        Optional<YamlObject> root = compose(new String(bytes, StandardCharsets.UTF_8))
                .flatMap(node -> new YamlValue("", node, problems).object());
        Path base = file.toAbsolutePath().getParent();
        List<String> warnings = new ArrayList<>();

        Path directory = root.flatMap(keys -> keys.value("directory"))
                .flatMap(value -> value.parsed(base::resolve, "Write the name of a directory"))
                .orElse(base)
                .normalize();
        List<TrustedIssuer> issuers = new TrustSection(base, warnings).read(root.flatMap(keys -> keys.object("trust")));
        PropagationSettings propagation =
                new PropagationSection().read(root.flatMap(keys -> keys.object("propagation")));
        List<X509Certificate> trusted = new BackendSection(base).read(root.flatMap(keys -> keys.object("backends")));
        List<SystemMapping> mappings = new MappingSection().read(root.flatMap(keys -> keys.value("mappings")));
        AuditSettings audit = audit(root.flatMap(keys -> keys.object("audit")));
        int sessions = sessions(root.flatMap(keys -> keys.object("gateway")));
        root.ifPresent(YamlObject::close);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.inOrder());
        }

        warn(warnings, issuers, trusted, mappings);
        return new AgentConfiguration(
                digest(bytes),
                directory,
                issuers,
                propagation,
                trusted,
                new AccessRules(mappings),
                audit,
                sessions,
                warnings);
    }

    private byte[] load() throws ConfigurationException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            problems.add(0, "", "the file cannot be read", "Create one with: init --directory DIRECTORY");
            throw new ConfigurationException(problems.inOrder());
        }
    }

    private Optional<Node> compose(String text) throws ConfigurationException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            problems.add(line, "", "this is not YAML: " + malformed.getProblem(), "Check indentation and quotes");
        } catch (YamlEngineException malformed) {
            problems.add(0, "", "this is not YAML: " + malformed.getMessage(), "Check indentation and quotes");
        }
        throw new ConfigurationException(problems.inOrder());
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
            List<String> warnings,
            List<TrustedIssuer> issuers,
            List<X509Certificate> trusted,
            List<SystemMapping> mappings) {
        for (SystemMapping mapping : mappings) {
            String name = mapping.virtualAuthority();
            if (mapping.resources().isEmpty()) {
                warnings.add(name + " has no resources: every request to it is denied");
            }
            if (mapping.internal().tls() && trusted.isEmpty()) {
                warnings.add(name + " uses TLS, but no back end is trusted: list certificates in backends.trust");
            }
            if (mapping.authenticationMode().propagating() && issuers.isEmpty()) {
                warnings.add(name + " propagates principals, but no issuer is trusted: list one in trust.issuers");
            }
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
