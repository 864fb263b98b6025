package dev.fairlead.configuration;

import java.util.Objects;

/**
 * A key store that a destination names.
 *
 * @param property the property that names it, for messages
 * @param location its name, see {@code dev.fairlead.trust.Certificates}
 * @param password its password; empty text if it has none
 */
public record KeyStoreReference(String property, String location, Secret password) {
    public KeyStoreReference {
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(password, "password");
    }
}
