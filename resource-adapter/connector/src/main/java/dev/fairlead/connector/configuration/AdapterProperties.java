package dev.fairlead.connector.configuration;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The properties of the resource adapter as its container set them; what is not set is looked up in the configuration of
 * the server. Immutable.
 *
 * @param values the settings, none of them empty
 */
public record AdapterProperties(Map<Setting, String> values) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing is set. */
    public static final AdapterProperties NONE = new AdapterProperties(Map.of());

    public AdapterProperties {
        values = Map.copyOf(values);
    }

    /** With this setting; null, which containers hand over for what a descriptor leaves out, and blank unset it. */
    public AdapterProperties with(Setting setting, String value) {
        Map<Setting, String> changed = new HashMap<>(values);
        if (Objects.requireNonNullElse(value, "").isBlank()) {
            changed.remove(setting);
        } else {
            changed.put(setting, value.strip());
        }
        return new AdapterProperties(changed);
    }

    /** What is set; values may be secret. */
    @Override
    public String toString() {
        return "AdapterProperties" + values.keySet();
    }

    /** The value of a setting; empty if it is not set. */
    public String value(Setting setting) {
        return values.getOrDefault(setting, "");
    }
}
