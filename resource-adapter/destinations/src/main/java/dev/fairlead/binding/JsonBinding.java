package dev.fairlead.binding;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A binding written as one JSON object. */
final class JsonBinding {

    /** What a binding says about its instance, beside credentials. */
    static final Set<String> ATTRIBUTES =
            Set.of("type", "label", "plan", "tags", "instance_name", "instance_guid", "provider");

    private JsonBinding() {}

    /** As in {@code VCAP_SERVICES}: attributes, and credentials in an object of their own; empty if it has none. */
    static Optional<ServiceBinding> read(String label, JsonValue element) {
        if (!(element instanceof JsonObject binding)
                || !(binding.get("credentials") instanceof JsonObject credentials)) {
            return Optional.empty();
        }
        String name = text(binding, "binding_name").orElse(text(binding, "name").orElse(label));
        return Optional.of(new ServiceBinding(
                label,
                name,
                text(binding, "plan").orElse(""),
                tags(binding),
                text(binding, "instance_name").orElse(text(binding, "name").orElse("")),
                text(binding, "instance_guid").orElse(""),
                BindingCredentials.of(credentials)));
    }

    /** As the SAP BTP service operator writes a {@code secretRootKey}: all on one level. */
    static ServiceBinding flat(String label, String name, JsonObject binding) {
        return new ServiceBinding(
                text(binding, "label").or(() -> text(binding, "type")).orElse(label),
                name,
                text(binding, "plan").orElse(""),
                tags(binding),
                text(binding, "instance_name").orElse(name),
                text(binding, "instance_guid").orElse(""),
                BindingCredentials.of(binding).without(ATTRIBUTES));
    }

    static Optional<String> text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        if (value instanceof JsonString string) {
            return Optional.of(string.getString()).filter(text -> !text.isBlank());
        }
        return value instanceof JsonNumber ? Optional.of(value.toString()) : Optional.empty();
    }

    private static List<String> tags(JsonObject object) {
        return object.get("tags") instanceof JsonArray array ? BindingCredentials.texts(array) : List.of();
    }
}
