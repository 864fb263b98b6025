package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.HostPolicy;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.PrincipalPresentation;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code mappings}: what is exposed. */
final class MappingSection {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    List<SystemMapping> read(Optional<YamlValue> mappings) {
        List<SystemMapping> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlValue item : mappings.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(this::mapping).ifPresent(mapping -> {
                if (seen.add(mapping.virtualAuthority())) {
                    read.add(mapping);
                } else {
                    item.wrong(mapping.virtualAuthority() + " is mapped a second time", "Merge the two mappings");
                }
            });
        }
        return read;
    }

    private Optional<SystemMapping> mapping(YamlObject entry) {
        Optional<VirtualAddress> virtual = entry.required("virtual", "Write host:port, as destinations call it")
                .flatMap(value -> value.parsed(
                        VirtualAddress::parse,
                        "Write a host name of letters, digits, dots and dashes, a colon and a port"));
        Optional<InternalAddress> internal = entry.required("internal", "Write http:// or https://, host and port")
                .flatMap(
                        value -> value.parsed(InternalUrl::parse, "Write http:// or https://, host and port, no path"));
        AuthenticationMode mode = oneOf(entry, "authenticationMode", AuthenticationMode.class, "Kerberos comes later")
                .orElse(AuthenticationMode.NONE);
        PrincipalPresentation presentation = oneOf(entry, "presentPrincipal", PrincipalPresentation.class, "")
                .orElse(PrincipalPresentation.HEADER);
        Optional<Boolean> requirePrincipal = entry.value("requirePrincipal").flatMap(YamlValue::bool);
        Optional<Boolean> refusePrincipal = entry.value("refusePrincipal").flatMap(YamlValue::bool);
        HostPolicy host = oneOf(entry, "hostHeader", HostPolicy.class, "").orElse(HostPolicy.VIRTUAL);
        Duration connectTimeout = duration(entry, "connectTimeout", Duration.ofSeconds(10));
        Duration responseTimeout = duration(entry, "responseTimeout", Duration.ofSeconds(300));
        List<PathResource> resources = new ResourceSection().read(entry.value("resources"));
        entry.close();
        internal.ifPresent(address -> checkTls(entry, address, mode));
        checkPrincipal(entry, mode, presentation);
        if (virtual.isEmpty() || internal.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SystemMapping(
                virtual.get().host(),
                virtual.get().port(),
                internal.get(),
                mode,
                requirePrincipal.orElse(mode.propagating() && presentation == PrincipalPresentation.HANDSHAKE),
                refusePrincipal.orElse(false),
                presentation,
                host,
                connectTimeout,
                responseTimeout,
                resources));
    }

    private static void checkTls(YamlObject entry, InternalAddress internal, AuthenticationMode mode) {
        if (!internal.tls() && mode != AuthenticationMode.NONE) {
            entry.value("authenticationMode")
                    .ifPresent(value -> value.wrong(
                            mode + " cannot be used with an http back end",
                            "Use https: over plain http anybody in that network could pose as the agent"));
        }
    }

    private static void checkPrincipal(YamlObject entry, AuthenticationMode mode, PrincipalPresentation presentation) {
        String propagating = "Use X509_GENERAL or X509_RESTRICTED";
        if (!mode.propagating() && presentation == PrincipalPresentation.HANDSHAKE) {
            entry.value("presentPrincipal")
                    .ifPresent(value -> value.wrong("HANDSHAKE has no effect with " + mode, propagating));
        }
        if (!mode.propagating()) {
            entry.value("requirePrincipal")
                    .filter(value -> value.bool().orElse(false))
                    .ifPresent(value ->
                            value.wrong(mode + " passes no principal on, so it cannot require one", propagating));
        } else {
            entry.value("refusePrincipal")
                    .filter(value -> value.bool().orElse(false))
                    .ifPresent(value ->
                            value.wrong(mode + " is there to pass principals on", "Use NONE or NONE_RESTRICTED"));
        }
    }

    private static Duration duration(YamlObject entry, String key, Duration byDefault) {
        return entry.value(key)
                .flatMap(value -> value.duration(SHORTEST, LONGEST))
                .orElse(byDefault);
    }

    private static <E extends Enum<E>> Optional<E> oneOf(YamlObject entry, String key, Class<E> type, String hint) {
        Map<String, E> choices =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, Function.identity()));
        return entry.value(key).flatMap(value -> value.choice(choices, hint));
    }
}
