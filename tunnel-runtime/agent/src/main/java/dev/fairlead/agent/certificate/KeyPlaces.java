package dev.fairlead.agent.certificate;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the agent's keys towards back ends come from.
 *
 * @param authority signs the certificates of users; empty: the agent makes its own authority
 * @param system identifies the agent in TLS; empty: the agent makes a certificate that vouches for itself
 */
public record KeyPlaces(Optional<KeyFile> authority, Optional<KeyFile> system) {

    /** Everything is made by the agent. */
    public static final KeyPlaces GENERATED = new KeyPlaces(Optional.empty(), Optional.empty());

    public KeyPlaces {
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(system, "system");
    }

    /** The same, with what is missing taken from elsewhere. */
    public KeyPlaces or(KeyPlaces others) {
        return new KeyPlaces(authority.or(others::authority), system.or(others::system));
    }
}
