package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.access.HostPolicy;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.HttpSettings;
import dev.fairlead.agent.access.MessageLimits;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathPolicy;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.PrincipalPolicy;
import dev.fairlead.agent.access.PrincipalPresentation;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.SoapPaths;
import dev.fairlead.agent.access.SystemAddress;
import dev.fairlead.agent.access.SystemLabel;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what only mappings have that are called with HTTP requests. */
final class HttpMappingSection {
    private static final String PROPAGATING = "Use X509_GENERAL or X509_RESTRICTED";
    private static final String PROPAGATING_SOMEHOW = "Use X509_GENERAL, X509_RESTRICTED or KERBEROS";

    private static final CallSection CALLS = new CallSection("functions");

    private static final int SMALLEST_HEAD = 1024;
    private static final int LARGEST_HEAD = 1024 * 1024;

    private final YamlObject entry;
    private final SoapSection soap;
    private final boolean refuseUnexpected;

    HttpMappingSection(YamlObject entry, SoapSection soap, boolean refuseUnexpected) {
        this.entry = entry;
        this.soap = soap;
        this.refuseUnexpected = refuseUnexpected;
    }

    Optional<SystemMapping> read(
            SystemAddress address, SystemLabel label, Set<String> applications, ConnectionSettings connection) {
        PrincipalPolicy principals = principals();
        checkTls(address.protocol(), principals.mode());
        HttpSettings http = http();
        if (principals.mode() == AuthenticationMode.KERBEROS && http.connectionLogon()) {
            wrong("connectionLogon", "KERBEROS logs on each request by itself", "Remove connectionLogon");
        }
        Optional<CallRules> calls = calls(address.protocol());
        List<PathResource> resources = calls.isPresent() && !entry.has("resources")
                ? resources(calls.get().paths())
                : new ResourceSection(address.protocol()).read(entry.value("resources"));
        return Optional.of(
                new HttpMapping(address, label, applications, connection, http, principals, resources, calls));
    }

    /** Only looks whether the values are possible ones. */
    void check() {
        principals();
        http();
        new ResourceSection(Protocol.HTTPS).read(entry.value("resources"));
        CALLS.read(entry, soap.paths());
    }

    private Optional<CallRules> calls(Protocol protocol) {
        if (protocol.kind() == StreamKind.RFC) {
            return CALLS.read(entry, soap.paths());
        }
        CALLS.refuse(entry, protocol.scheme());
        return Optional.empty();
    }

    /** What functions are called by, which need not be listed beside them. */
    private static List<PathResource> resources(SoapPaths paths) {
        return Stream.concat(
                        paths.calls().stream(), paths.descriptions().stream().sorted())
                .map(path -> new PathResource(path, PathMatch.EXACT, true, false))
                .toList();
    }

    private HttpSettings http() {
        return new HttpSettings(
                entry.oneOf("hostHeader", HostPolicy.class, "").orElse(HostPolicy.VIRTUAL),
                entry.oneOf("pathPolicy", PathPolicy.class, "").orElse(PathPolicy.STRICT),
                entry.object("limits").map(HttpMappingSection::limits).orElse(MessageLimits.DEFAULT),
                entry.duration("responseTimeout", Duration.ofSeconds(300)),
                entry.value("connectionLogon").flatMap(YamlValue::bool).orElse(false));
    }

    private static MessageLimits limits(YamlObject section) {
        MessageLimits usual = MessageLimits.DEFAULT;
        MessageLimits limits = new MessageLimits(
                limit(section, "requestLine", usual.requestLine()),
                limit(section, "requestHeaders", usual.requestHeaders()),
                limit(section, "responseLine", usual.responseLine()),
                limit(section, "responseHeaders", usual.responseHeaders()));
        section.close();
        return limits;
    }

    private static int limit(YamlObject section, String key, int byDefault) {
        return section.value(key)
                .flatMap(value -> value.bytes(SMALLEST_HEAD, LARGEST_HEAD))
                .orElse(byDefault);
    }

    private PrincipalPolicy principals() {
        AuthenticationMode mode =
                entry.oneOf("authenticationMode", AuthenticationMode.class, "").orElse(AuthenticationMode.NONE);
        PrincipalPresentation presentation =
                entry.oneOf("presentPrincipal", PrincipalPresentation.class, "").orElse(PrincipalPresentation.HEADER);
        Optional<Boolean> required = entry.value("requirePrincipal").flatMap(YamlValue::bool);
        Optional<Boolean> refused = entry.value("refusePrincipal").flatMap(YamlValue::bool);
        if (!mode.certifying() && presentation == PrincipalPresentation.HANDSHAKE) {
            wrong("presentPrincipal", "HANDSHAKE has no effect with " + mode, PROPAGATING);
        }
        if (!mode.propagating() && required.orElse(false)) {
            wrong("requirePrincipal", mode + " passes no principal on, so it cannot require one", PROPAGATING_SOMEHOW);
        }
        if (mode.propagating() && refused.orElse(false)) {
            wrong("refusePrincipal", mode + " is there to pass principals on", "Use NONE or NONE_RESTRICTED");
        }
        return new PrincipalPolicy(
                mode,
                presentation,
                required.orElse(mode.propagating() && presentation == PrincipalPresentation.HANDSHAKE),
                refused.orElse(refuseUnexpected && !mode.propagating()));
    }

    private void checkTls(Protocol protocol, AuthenticationMode mode) {
        if (mode == AuthenticationMode.KERBEROS) {
            if (protocol.kind() == StreamKind.RFC || protocol == Protocol.RFCWS) {
                wrong(
                        "authenticationMode",
                        "KERBEROS cannot be used with a back end that speaks " + protocol.scheme(),
                        "Use it with http and https");
            }
        } else if (!protocol.tls() && mode != AuthenticationMode.NONE) {
            wrong(
                    "authenticationMode",
                    mode + " cannot be used with an " + protocol.scheme() + " back end",
                    "Use " + protocol.scheme() + "s: over plain http anybody in that network could pose as the agent");
        }
    }

    private void wrong(String key, String problem, String hint) {
        entry.value(key).ifPresent(value -> value.wrong(problem, hint));
    }
}
