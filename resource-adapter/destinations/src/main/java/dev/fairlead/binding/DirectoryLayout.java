package dev.fairlead.binding;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One directory of a binding root.
 *
 * <table>
 * <caption>First match</caption>
 * <tr><th>Files</th><th>Layout</th></tr>
 * <tr><td>{@code .metadata}</td><td>SAP's: it says which files are attributes and which credentials</td></tr>
 * <tr><td>{@code type}</td><td>servicebinding.io: every other file but {@code provider} is a credential</td></tr>
 * <tr><td>a single one, a JSON object with {@code type} or {@code label}</td><td>{@code secretRootKey} of the SAP BTP
 * service operator</td></tr>
 * </table>
 */
final class DirectoryLayout {

    private static final Logger LOG = System.getLogger(DirectoryLayout.class.getName());
    private static final String METADATA = ".metadata";

    private DirectoryLayout() {}

    /** The binding of a directory; empty if it is none. */
    static Optional<ServiceBinding> read(String name, Map<String, String> texts) {
        if (texts.containsKey(METADATA)) {
            return json(texts.get(METADATA)).flatMap(metadata -> described(name, metadata, texts));
        }
        if (texts.containsKey("type")) {
            return plain(name, texts);
        }
        if (texts.size() == 1) {
            return json(texts.values().iterator().next())
                    .filter(binding -> JsonBinding.text(binding, "type").isPresent()
                            || JsonBinding.text(binding, "label").isPresent())
                    .map(binding -> JsonBinding.flat("", name, binding))
                    .filter(binding -> !binding.credentials().isEmpty());
        }
        return Optional.empty();
    }

    private static Optional<ServiceBinding> described(String name, JsonObject metadata, Map<String, String> texts) {
        BindingCredentials attributes =
                values(metadata, "metaDataProperties", texts).withList("tags");
        BindingCredentials credentials = values(metadata, "credentialProperties", texts);
        Optional<String> type = attributes.text("type");
        if (type.isEmpty() || credentials.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceBinding(
                attributes.text("label").orElse(type.get()),
                name,
                attributes.text("plan").orElse(""),
                attributes.texts("tags"),
                attributes.text("instance_name").orElse(name),
                attributes.text("instance_guid").orElse(""),
                credentials));
    }

    private static BindingCredentials values(JsonObject metadata, String list, Map<String, String> texts) {
        BindingCredentials all = BindingCredentials.of(Map.of());
        if (metadata.get(list) instanceof JsonArray properties) {
            for (JsonValue property : properties) {
                all = all.with(value(property, texts));
            }
        }
        return all;
    }

    /** Of one listed file; nothing if there is none, or it is not of the listed format. */
    private static BindingCredentials value(JsonValue property, Map<String, String> texts) {
        BindingCredentials nothing = BindingCredentials.of(Map.of());
        if (!(property instanceof JsonObject described)) {
            return nothing;
        }
        String name = JsonBinding.text(described, "name").orElse("");
        if (!texts.containsKey(name)) {
            return nothing;
        }
        if (!JsonBinding.text(described, "format").orElse("text").equals("json")) {
            return BindingCredentials.of(Map.of(name, texts.get(name)));
        }
        try {
            JsonValue value = StrictJson.parse(texts.get(name));
            if (!JsonValue.TRUE.equals(described.get("container"))) {
                return BindingCredentials.of(name, value);
            }
            return value instanceof JsonObject members ? BindingCredentials.of(members) : nothing;
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "{0} is listed as JSON in .metadata and {1}", name, e.getMessage());
            return nothing;
        }
    }

    private static Optional<ServiceBinding> plain(String name, Map<String, String> texts) {
        Map<String, String> others = new HashMap<>(texts);
        others.remove("type");
        others.remove("provider");
        String type = texts.get("type").strip();
        if (type.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(OlderLayout.plain(type, name, others));
    }

    private static Optional<JsonObject> json(String text) {
        try {
            return StrictJson.parse(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
