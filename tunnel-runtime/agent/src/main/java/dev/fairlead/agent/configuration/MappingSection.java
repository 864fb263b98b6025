package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.BackendType;
import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.access.PortRange;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.access.SystemAddress;
import dev.fairlead.agent.access.SystemLabel;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.access.VirtualPort;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code mappings}: what is exposed. */
final class MappingSection {
    private static final String INTERNAL_HINT =
            "Write http, https, tcp, tcps, ldap, ldaps, rfc or rfcs, then ://, host and port, no path";

    private static final int LONGEST_DESCRIPTION = 200;
    private static final String DESCRIPTION_HINT =
            "Write " + LONGEST_DESCRIPTION + " at most, without what operators of the gateway may not read";
    private static final Map<String, BackendType> TYPES =
            Stream.of(BackendType.values()).collect(Collectors.toMap(BackendType::configured, type -> type));

    private final boolean refuseUnexpected;

    /**
     * @param refuseUnexpected whether mappings that take no principals refuse requests with one, unless they say
     *     otherwise
     */
    MappingSection(boolean refuseUnexpected) {
        this.refuseUnexpected = refuseUnexpected;
    }

    List<SystemMapping> read(Optional<YamlValue> mappings) {
        List<SystemMapping> read = new ArrayList<>();
        for (YamlValue item : mappings.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(this::mapping).ifPresent(mapping -> {
                if (read.stream().noneMatch(other -> other.address().overlaps(mapping.address()))) {
                    read.add(mapping);
                } else {
                    item.wrong(mapping.virtualAuthority() + " is mapped a second time", "Merge the two mappings");
                }
            });
        }
        return read;
    }

    private Optional<SystemMapping> mapping(YamlObject entry) {
        SoapSection soap = new SoapSection(entry);
        Optional<SystemAddress> address = address(entry, soap);
        Set<String> applications = new LinkedHashSet<>();
        entry.value("applications")
                .ifPresent(list -> list.list().forEach(item -> item.text().ifPresent(applications::add)));
        ConnectionSettings connection = new ConnectionSettings(
                entry.duration("connectTimeout", Duration.ofSeconds(10)),
                entry.value("checkHostName").flatMap(YamlValue::bool).orElse(true));
        if (address.isEmpty()) {
            // what the other keys may be depends on the protocol; those of an HTTP mapping are checked all the same
            new HttpMappingSection(entry, soap, refuseUnexpected).check();
            type(entry);
            description(entry);
            entry.close();
            return Optional.empty();
        }
        SystemLabel label = label(entry, address.get().protocol());
        Optional<SystemMapping> mapping = address.get().protocol().relayed()
                ? relay(entry, new RelayMapping(address.get(), label, applications, connection))
                : new HttpMappingSection(entry, soap, refuseUnexpected)
                        .read(address.get(), label, applications, connection);
        entry.close();
        return mapping;
    }

    private static SystemLabel label(YamlObject entry, Protocol protocol) {
        SystemLabel usual = SystemLabel.usual(protocol);
        Optional<BackendType> type = type(entry)
                .filter(found -> found.speaks(protocol)
                        || entry.value("backendType")
                                .flatMap(value -> value.wrong(
                                        found.configured() + " systems are not called with " + protocol.scheme(),
                                        "Write another type, or none: then it is "
                                                + usual.type().configured()))
                                .isPresent());
        return new SystemLabel(type.orElse(usual.type()), description(entry));
    }

    private static Optional<BackendType> type(YamlObject entry) {
        return entry.value("backendType").flatMap(value -> value.choice(TYPES, ""));
    }

    private static String description(YamlObject entry) {
        Optional<YamlValue> value = entry.value("description");
        return value.flatMap(YamlValue::text)
                .flatMap(text -> text.length() <= LONGEST_DESCRIPTION
                        ? Optional.of(text)
                        : value.get().wrong("this has " + text.length() + " characters", DESCRIPTION_HINT))
                .orElse("");
    }

    private static Optional<SystemMapping> relay(YamlObject entry, RelayMapping mapping) {
        entry.value("resources")
                .ifPresent(resources -> resources.wrong(
                        mapping.address().protocol() + " mappings have no resources",
                        "Remove them: bytes are relayed uninspected, so the mapping exposes all or nothing"));
        return Optional.of(mapping);
    }

    private static Optional<SystemAddress> address(YamlObject entry, SoapSection soap) {
        Optional<YamlValue> virtual = entry.required("virtual", "Write host:port, as destinations call it");
        Optional<YamlValue> internal = entry.required("internal", INTERNAL_HINT);
        Optional<VirtualAddress> called = virtual.flatMap(value -> value.parsed(
                VirtualAddress::parse, "Write a host name of letters, digits, dots and dashes, a colon and a port"));
        Optional<SystemUrl> url = internal.flatMap(value ->
                value.parsed(SystemUrl::parse, INTERNAL_HINT).flatMap(written -> soap.resolve(written, value)));
        if (called.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        SystemUrl target = url.get();
        return virtual.get()
                .parsed(
                        text -> Ports.virtual(called.get().port(), target.protocol()),
                        "Write a port; tcp and tcps also have ranges such as 7000-7010, rfc names such as sapgw42")
                .flatMap(port -> correspond(port, target.ports())
                        ? Optional.of(new SystemAddress(
                                called.get().host(),
                                port,
                                target.protocol(),
                                target.host(),
                                target.ports().first()))
                        : internal.get()
                                .wrong(
                                        "the virtual and the internal range of ports are not of the same length",
                                        "They correspond port by port"));
    }

    private static boolean correspond(VirtualPort called, PortRange target) {
        return target.size() == called.numbers().map(PortRange::size).orElse(1);
    }
}
