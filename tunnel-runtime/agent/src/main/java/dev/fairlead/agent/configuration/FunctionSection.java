package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.FunctionResource;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code functions} of a mapping (agent specification, 2.5). */
final class FunctionSection {
    private static final String NAME_HINT =
            "Write a function's name such as STFC_CONNECTION or /ABC/READ, or its beginning with prefix: true";

    List<FunctionResource> read(YamlValue functions) {
        List<FunctionResource> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlValue item : functions.list()) {
            item.object().flatMap(FunctionSection::function).ifPresent(function -> {
                if (!seen.add(function.prefix() + " " + function.name())) {
                    item.wrong(
                            "the function " + function.name() + " stands here a second time", "Remove one of the two");
                }
                read.add(function);
            });
        }
        return read;
    }

    private static Optional<FunctionResource> function(YamlObject entry) {
        boolean prefix = entry.value("prefix").flatMap(YamlValue::bool).orElse(false);
        boolean enabled = entry.value("enabled").flatMap(YamlValue::bool).orElse(true);
        Optional<FunctionResource> function = entry.required("name", NAME_HINT)
                .flatMap(value -> value.parsed(text -> new FunctionResource(text, prefix, enabled), NAME_HINT));
        entry.close();
        return function;
    }
}
