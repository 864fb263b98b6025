package dev.fairlead.binding;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cloud Foundry's {@code VCAP_SERVICES}; where it is unset, the file that {@code VCAP_SERVICES_FILE_PATH} names holds
 * the same (destination specification, 9.3). A user-provided service belongs to a label that is among its tags or is
 * its name. What cannot be read counts as no bindings and is logged once.
 */
final class VcapSource implements BindingSource {

    private static final Logger LOG = System.getLogger(VcapSource.class.getName());
    private static final String VARIABLE = "VCAP_SERVICES";
    private static final String FILE_VARIABLE = "VCAP_SERVICES_FILE_PATH";
    private static final String USER_PROVIDED = "user-provided";

    private final BindingEnvironment environment;
    private volatile Parsed parsed = new Parsed("", List.of());
    private volatile boolean fileMissing;

    VcapSource(BindingEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public String description() {
        return environment.variable(VARIABLE).isPresent() ? VARIABLE : FILE_VARIABLE;
    }

    @Override
    public List<ServiceBinding> bindings(String label) {
        String text = environment
                .variable(VARIABLE)
                .or(() -> environment.variable(FILE_VARIABLE).map(this::content))
                .orElse("");
        Parsed current = parsed;
        if (!text.equals(current.text())) {
            current = new Parsed(text, parse(text));
            parsed = current;
        }
        return current.bindings().stream()
                .filter(binding -> belongs(binding, label))
                .map(binding -> binding.withLabel(label))
                .toList();
    }

    private static boolean belongs(ServiceBinding binding, String label) {
        return binding.label().equals(label)
                || (binding.label().equals(USER_PROVIDED)
                        && (binding.tags().contains(label)
                                || binding.name().equals(label)
                                || binding.instanceName().equals(label)));
    }

    private String content(String name) {
        Path file = environment.path(name);
        try {
            String text = SecretFiles.text(file);
            fileMissing = false;
            return text;
        } catch (IOException e) {
            LOG.log(
                    fileMissing ? Level.DEBUG : Level.WARNING,
                    "{0} names {1}, which cannot be read ({2})",
                    FILE_VARIABLE,
                    file,
                    e.getClass().getSimpleName());
            fileMissing = true;
            return "";
        }
    }

    private List<ServiceBinding> parse(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            if (StrictJson.parse(text) instanceof JsonObject offerings) {
                return bindings(offerings);
            }
            LOG.log(Level.ERROR, "{0} is no JSON object; its bindings are not available", description());
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "{0} {1}; its bindings are not available", description(), e.getMessage());
        }
        return List.of();
    }

    private List<ServiceBinding> bindings(JsonObject offerings) {
        List<ServiceBinding> bindings = new ArrayList<>();
        for (Map.Entry<String, JsonValue> offering : offerings.entrySet()) {
            if (offering.getValue().getValueType() != JsonValue.ValueType.ARRAY) {
                LOG.log(Level.ERROR, "{0} holds no array for {1}; it is skipped", description(), offering.getKey());
                continue;
            }
            for (JsonValue element : offering.getValue().asJsonArray()) {
                Optional<ServiceBinding> binding = JsonBinding.read(offering.getKey(), element);
                binding.ifPresentOrElse(
                        bindings::add,
                        () -> LOG.log(
                                Level.WARNING,
                                "{0} holds a binding of {1} without credentials; it is skipped",
                                description(),
                                offering.getKey()));
            }
        }
        return bindings;
    }

    private record Parsed(String text, List<ServiceBinding> bindings) {}
}
