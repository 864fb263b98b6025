package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.SoapPaths;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code resources} of a mapping. */
final class ResourceSection {
    private static final CallSection CALLS = new CallSection("rfcFunctions");

    private final Protocol protocol;

    /** @param protocol of the mapping */
    ResourceSection(Protocol protocol) {
        this.protocol = protocol;
    }

    List<PathResource> read(Optional<YamlValue> resources) {
        List<PathResource> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlValue item : resources.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(this::resource).ifPresent(resource -> {
                if (!seen.add(resource.match() + " " + resource.id())) {
                    item.wrong("the resource " + resource.id() + " stands here a second time", "Remove one of the two");
                }
                read.add(resource);
            });
        }
        return read;
    }

    private Optional<PathResource> resource(YamlObject entry) {
        boolean subPaths = entry.value("subPaths").flatMap(YamlValue::bool).orElse(false);
        Optional<PathMatch> prefix = entry.value("prefixMode")
                .flatMap(value -> value.choice(
                        Map.of("segment", PathMatch.SEGMENT_PREFIX, "string", PathMatch.STRING_PREFIX), ""));
        boolean enabled = entry.value("enabled").flatMap(YamlValue::bool).orElse(true);
        if (!subPaths && prefix.isPresent()) {
            entry.wrong("prefixMode has no effect without subPaths: true", "Add subPaths: true, or remove prefixMode");
        }
        boolean webSocket = entry.value("webSocket").flatMap(YamlValue::bool).orElse(false);
        PathMatch match = subPaths ? prefix.orElse(PathMatch.SEGMENT_PREFIX) : PathMatch.EXACT;
        Optional<PathResource> resource = entry.required("path", "Write the path that is exposed")
                .flatMap(value -> value.text().flatMap(path -> resource(value, path, match, enabled)));
        Optional<PathResource> whole = (webSocket ? resource.map(PathResource::withWebSocket) : resource)
                .map(plain -> withCalls(entry, plain));
        entry.close();
        return whole;
    }

    private PathResource withCalls(YamlObject entry, PathResource resource) {
        Optional<CallRules> calls = CALLS.read(entry, SoapPaths.only(resource.id()));
        if (calls.isEmpty()) {
            return resource;
        }
        if (protocol != Protocol.HTTP && protocol != Protocol.HTTPS) {
            wrong(
                    entry,
                    "resources of " + protocol.scheme() + " have no rfcFunctions",
                    "Write functions beside resources");
        } else if (resource.match() != PathMatch.EXACT || resource.webSocket()) {
            wrong(entry, "functions are called at one path, and by nothing but SOAP", "Remove subPaths and webSocket");
        }
        return resource.withCalls(calls.get());
    }

    private static Optional<PathResource> resource(YamlValue value, String path, PathMatch match, boolean enabled) {
        if (path.indexOf('?') >= 0) {
            return value.wrong("\"" + path + "\" has a query", "Access control looks at paths only");
        }
        Optional<PathResource> resource = PathResource.of(path, match, enabled);
        return resource.isPresent()
                ? resource
                : value.wrong(
                        "\"" + path + "\" is not a path that a request could mean",
                        "Start with a slash; percent-encode what is not ASCII; no dot segments or doubled slashes");
    }

    private static void wrong(YamlObject entry, String problem, String hint) {
        entry.value("rfcFunctions").ifPresent(value -> value.wrong(problem, hint));
    }
}
