package dev.fairlead.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Mounted secrets (destination specification, 9.4 to 9.6): a directory a binding, {@code <root>/<binding>/<file>}, or
 * the older {@code <root>/<service>/<instance>/<file>}. A directory that is no binding is skipped.
 */
final class SecretDirectories implements BindingSource {

    private static final Logger LOG = System.getLogger(SecretDirectories.class.getName());
    private static final String VARIABLE = "SERVICE_BINDING_ROOT";
    private static final String SAP_BTP = "/etc/secrets/sapbtp";
    private static final String FOUNDATION = "/etc/secrets/appfnd";

    private final Supplier<Optional<Path>> root;

    private SecretDirectories(Supplier<Optional<Path>> root) {
        this.root = root;
    }

    /** Where {@code SERVICE_BINDING_ROOT} points; only where it is unset, {@code /etc/secrets/sapbtp}. */
    static SecretDirectories named(BindingEnvironment environment) {
        return new SecretDirectories(() ->
                Optional.of(environment.path(environment.variable(VARIABLE).orElse(SAP_BTP))));
    }

    /** The place of SAP's Python SDK, which {@code SERVICE_BINDING_ROOT} replaces. */
    static SecretDirectories ofFoundation(BindingEnvironment environment) {
        return new SecretDirectories(() -> environment.variable(VARIABLE).isPresent()
                ? Optional.empty()
                : Optional.of(environment.path(FOUNDATION)));
    }

    @Override
    public String description() {
        return root.get().map(Path::toString).orElse("");
    }

    @Override
    public List<ServiceBinding> bindings(String label) {
        return root.get().filter(Files::isDirectory).map(this::all).orElse(List.of()).stream()
                .filter(binding -> binding.label().equals(label))
                .toList();
    }

    private List<ServiceBinding> all(Path directory) {
        return directories(directory).stream().flatMap(this::bindings).toList();
    }

    private Stream<ServiceBinding> bindings(Path directory) {
        String name = directory.getFileName().toString();
        Optional<ServiceBinding> own = texts(directory).flatMap(texts -> DirectoryLayout.read(name, texts));
        if (own.isPresent()) {
            return own.stream();
        }
        return directories(directory).stream()
                .flatMap(
                        instance -> texts(instance)
                                .flatMap(texts -> OlderLayout.read(
                                        name, instance.getFileName().toString(), texts))
                                .stream());
    }

    private static List<Path> directories(Path directory) {
        try {
            return SecretFiles.directories(directory);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} cannot be listed ({1})",
                    directory,
                    e.getClass().getSimpleName());
            return List.of();
        }
    }

    private static Optional<Map<String, String>> texts(Path directory) {
        try {
            return Optional.of(SecretFiles.texts(directory));
        } catch (IOException | UncheckedIOException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} cannot be read ({1})",
                    directory,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
