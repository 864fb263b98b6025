package dev.fairlead.binding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Variables {@code CLOUD_SDK_CFG_<LABEL>_<INSTANCE>_<FIELD>} of SAP's Python SDK (destination specification, 9.6). Since
 * names of instances hold underscores as well, fields are recognised by their names.
 */
final class VariablesSource implements BindingSource {

    private static final String PREFIX = "CLOUD_SDK_CFG_";
    private static final List<String> FIELDS =
            List.of("CLIENTID", "CLIENTSECRET", "URL", "URI", "CERTURL", "CERTIFICATE", "KEY", "UAADOMAIN");

    private final BindingEnvironment environment;

    VariablesSource(BindingEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public String description() {
        return "variables " + PREFIX + "*";
    }

    @Override
    public List<ServiceBinding> bindings(String label) {
        String prefix = PREFIX + label.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
        Map<String, Map<String, String>> instances = new TreeMap<>();
        environment.variables().get().forEach((name, value) -> {
            if (name.startsWith(prefix) && !value.isBlank()) {
                collect(instances, name.substring(prefix.length()), value);
            }
        });
        return instances.entrySet().stream()
                .map(instance -> new ServiceBinding(
                        label,
                        instance.getKey(),
                        "",
                        List.of(),
                        instance.getKey(),
                        "",
                        BindingCredentials.of(instance.getValue())))
                .toList();
    }

    private static void collect(Map<String, Map<String, String>> instances, String rest, String value) {
        for (String field : FIELDS) {
            if (rest.endsWith("_" + field)) {
                String instance =
                        rest.substring(0, rest.length() - field.length() - 1).toLowerCase(Locale.ROOT);
                instances.computeIfAbsent(instance, name -> new TreeMap<>()).put(field.toLowerCase(Locale.ROOT), value);
            }
        }
    }
}
