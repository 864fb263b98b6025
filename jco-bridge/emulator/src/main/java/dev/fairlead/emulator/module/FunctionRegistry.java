package dev.fairlead.emulator.module;

import dev.fairlead.rfc.metadata.FunctionDescription;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The function modules of one system. Safe for use by several threads. */
public final class FunctionRegistry {

    /** A module: its interface and its code. */
    public record Module(FunctionDescription description, AbapFunction function) {
        public Module {
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(function, "function");
        }
    }

    private final Map<String, Module> modules = new ConcurrentSkipListMap<>();

    /** Adds a module; one of the same name is replaced. */
    public void add(FunctionDescription description, AbapFunction function) {
        modules.put(description.name(), new Module(description, function));
    }

    /** Takes a module away. */
    public void remove(String name) {
        modules.remove(name.strip().toUpperCase(Locale.ROOT));
    }

    /** A module by its name, in upper case. */
    public Optional<Module> find(String name) {
        return Optional.ofNullable(modules.get(name));
    }

    /** All modules by name. */
    public Collection<Module> all() {
        return List.copyOf(modules.values());
    }
}
