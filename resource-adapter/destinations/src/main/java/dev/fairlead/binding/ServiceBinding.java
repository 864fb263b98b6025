package dev.fairlead.binding;

import java.util.List;
import java.util.Objects;

/**
 * What the platform tells a process about one service instance that it may use. Every text is empty where the platform
 * says nothing.
 *
 * @param label the service offering: {@code destination}, {@code connectivity}, {@code identity}
 * @param name name of the binding
 * @param plan service plan
 * @param tags tags of the offering
 * @param instanceName name of the service instance
 * @param instanceGuid id of the service instance
 * @param credentials how to reach the service and to log on; never prints
 */
public record ServiceBinding(
        String label,
        String name,
        String plan,
        List<String> tags,
        String instanceName,
        String instanceGuid,
        BindingCredentials credentials) {

    public ServiceBinding {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(plan, "plan");
        tags = List.copyOf(tags);
        Objects.requireNonNull(instanceName, "instanceName");
        Objects.requireNonNull(instanceGuid, "instanceGuid");
        Objects.requireNonNull(credentials, "credentials");
    }

    /** What people call it: the instance's name, or that of the binding where the instance has none. */
    public String displayName() {
        return instanceName.isEmpty() ? name : instanceName;
    }

    ServiceBinding withLabel(String other) {
        return new ServiceBinding(other, name, plan, tags, instanceName, instanceGuid, credentials);
    }

    /** Label, name and plan; credentials by key only. */
    @Override
    public String toString() {
        return "ServiceBinding[" + label + " '" + displayName() + "', plan " + plan + ", " + credentials + "]";
    }
}
