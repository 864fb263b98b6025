package dev.fairlead.binding;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the operator says: {@code fairlead.binding.<label>} holds a service key as JSON, or names a file of it or a
 * directory with a file a key; {@code fairlead.binding.<label>.key} names a file with the private key, for certificates
 * of one's own. Unlike the platform's places, this one is no guess: what cannot be read is an error.
 */
final class ConfiguredSource implements BindingSource {

    private static final String PREFIX = "fairlead.binding.";

    private final Function<String, Optional<String>> settings;
    private final BindingEnvironment environment;

    ConfiguredSource(Function<String, Optional<String>> settings, BindingEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** The name of a setting. */
    static String key(String label, String sub) {
        return PREFIX + label + "." + sub;
    }

    @Override
    public String description() {
        return "configuration";
    }

    @Override
    public List<ServiceBinding> bindings(String label) {
        return settings.apply(PREFIX + label)
                .filter(text -> !text.isBlank())
                .map(text -> withKey(label, read(label, text.strip())))
                .map(List::of)
                .orElse(List.of());
    }

    private ServiceBinding read(String label, String text) {
        String setting = PREFIX + label;
        if (text.startsWith("{")) {
            return serviceKey(label, label, setting, text);
        }
        Path path = path(setting, text);
        String name = path.getFileName() == null ? label : path.getFileName().toString();
        try {
            if (!Files.isDirectory(path)) {
                return serviceKey(label, name, setting, SecretFiles.text(path));
            }
            Map<String, String> texts = SecretFiles.texts(path);
            return DirectoryLayout.read(name, texts)
                    .or(() -> OlderLayout.read(label, name, texts))
                    .orElseThrow(() -> unusable(setting, "names " + path + ", which holds no credentials"));
        } catch (IOException | UncheckedIOException e) {
            throw unusable(
                    setting,
                    "names " + path + ", which cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** As the cockpit shows it; also with its credentials in an object of their own, as the command lines print it. */
    private static ServiceBinding serviceKey(String label, String name, String setting, String text) {
        try {
            if (StrictJson.parse(text) instanceof JsonObject key) {
                return JsonBinding.read(label, key).orElseGet(() -> JsonBinding.flat(label, name, key));
            }
        } catch (IllegalArgumentException e) {
            throw unusable(setting, e.getMessage());
        }
        throw unusable(setting, "is no JSON object");
    }

    private ServiceBinding withKey(String label, ServiceBinding binding) {
        String setting = key(label, "key");
        Optional<String> file = settings.apply(setting).filter(text -> !text.isBlank());
        if (file.isEmpty()) {
            return binding;
        }
        Path path = path(setting, file.get());
        try {
            BindingCredentials key = BindingCredentials.of(Map.of("key", SecretFiles.text(path)));
            return new ServiceBinding(
                    binding.label(),
                    binding.name(),
                    binding.plan(),
                    binding.tags(),
                    binding.instanceName(),
                    binding.instanceGuid(),
                    binding.credentials().with(key));
        } catch (IOException e) {
            throw unusable(
                    setting,
                    "names " + path + ", which cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Path path(String setting, String text) {
        try {
            return environment.path(text);
        } catch (InvalidPathException e) {
            throw unusable(setting, "is neither a service key nor a path");
        }
    }

    private static DestinationException unusable(String setting, String found) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.BINDING_UNUSABLE, "", setting, found)
                .withHint("Give a service key as JSON, or the path of a file or directory that holds it"));
    }
}
