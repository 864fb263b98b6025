package dev.fairlead.binding;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A directory {@code <service>/<instance>} without {@code .metadata} (destination specification, 9.6).
 *
 * <table>
 * <caption>First match</caption>
 * <tr><th>Files</th><th>Read as</th></tr>
 * <tr><td>a single one, a JSON object</td><td>credentials and attributes on one level</td></tr>
 * <tr><td>one JSON object among others</td><td>the object holds the credentials, the others are attributes</td></tr>
 * <tr><td>no JSON object</td><td>attributes by their names, the others are credentials</td></tr>
 * </table>
 */
final class OlderLayout {

    private OlderLayout() {}

    /** The binding of a directory; empty if it is none. */
    static Optional<ServiceBinding> read(String service, String instance, Map<String, String> texts) {
        Map<String, JsonObject> objects = new TreeMap<>();
        texts.forEach((file, text) -> object(text).ifPresent(object -> objects.put(file, object)));
        if (objects.size() > 1 || texts.isEmpty()) {
            return Optional.empty();
        }
        if (objects.isEmpty()) {
            return Optional.of(plain(service, instance, texts));
        }
        Map.Entry<String, JsonObject> only = objects.entrySet().iterator().next();
        if (texts.size() == 1) {
            return Optional.of(JsonBinding.flat(service, instance, only.getValue()));
        }
        Map<String, String> attributes = new HashMap<>(texts);
        attributes.remove(only.getKey());
        return Optional.of(binding(service, instance, attributes, BindingCredentials.of(only.getValue())));
    }

    /** Attributes by their names, the others are credentials. */
    static ServiceBinding plain(String service, String instance, Map<String, String> texts) {
        return binding(
                service,
                instance,
                texts,
                BindingCredentials.of(texts).without(JsonBinding.ATTRIBUTES).withList("domains"));
    }

    private static ServiceBinding binding(
            String service, String instance, Map<String, String> attributes, BindingCredentials credentials) {
        BindingCredentials known = BindingCredentials.of(attributes).withList("tags");
        List<String> tags = known.texts("tags");
        return new ServiceBinding(
                known.text("label").orElse(service),
                instance,
                known.text("plan").orElse(""),
                tags,
                known.text("instance_name").orElse(instance),
                known.text("instance_guid").orElse(""),
                credentials);
    }

    private static Optional<JsonObject> object(String text) {
        if (!text.strip().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return StrictJson.parse(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
