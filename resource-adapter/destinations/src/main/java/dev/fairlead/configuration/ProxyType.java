package dev.fairlead.configuration;

/** The way to a target, in the values of the property {@code ProxyType}. */
public enum ProxyType {
    /** Directly, or through the JVM's web proxy. */
    INTERNET("Internet"),
    /** Through the tunnel. */
    ON_PREMISE("OnPremise"),
    /** Directly, inside the provider's network. */
    PRIVATE_LINK("PrivateLink"),
    /** Inside an Edge Integration Cell: known of RFC destinations, and no way that can be gone from here. */
    LOCAL("Local");

    private final String value;

    ProxyType(String value) {
        this.value = value;
    }

    /** The property's value, for example {@code OnPremise}. */
    public String value() {
        return value;
    }
}
