package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
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
        entry.close();
        return webSocket ? resource.map(PathResource::withWebSocket) : resource;
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
}
