package dev.fairlead.configuration;

import java.util.Arrays;
import java.util.Optional;

/** The way to a target, in the values of the property {@code ProxyType}. */
public enum ProxyType {
    /** Directly, or through the JVM's web proxy. */
    INTERNET("Internet"),
    /** Through the tunnel. */
    ON_PREMISE("OnPremise"),
    /** Directly, inside the provider's network. */
    PRIVATE_LINK("PrivateLink");

    private final String value;

    ProxyType(String value) {
        this.value = value;
    }

    /** The property's value, for example {@code OnPremise}. */
    public String value() {
        return value;
    }

    static Optional<ProxyType> of(String value) {
        return Arrays.stream(values()).filter(type -> type.value.equals(value)).findFirst();
    }
}
