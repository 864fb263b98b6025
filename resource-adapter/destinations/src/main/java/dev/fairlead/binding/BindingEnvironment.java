package dev.fairlead.binding;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a process looks for bindings.
 *
 * @param variables the environment variables, asked for at every look
 * @param root directory that absolute paths start from: {@code /} but in tests
 */
public record BindingEnvironment(Supplier<Map<String, String>> variables, Path root) {

    public BindingEnvironment {
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(root, "root");
    }

    /** Environment and file system of this process. */
    public static BindingEnvironment ofProcess() {
        return new BindingEnvironment(System::getenv, Path.of("/"));
    }

    /** The value of a variable; blank counts as unset. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get().get(name)).filter(value -> !value.isBlank());
    }

    /** The path of a file or directory; absolute ones start at {@link #root}, others at the working directory. */
    Path path(String text) {
        String path = text.strip();
        return path.startsWith("/") ? root.resolve(path.replaceFirst("^/+", "")) : Path.of(path);
    }
}
