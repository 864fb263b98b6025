package dev.fairlead.binding.credentials;

import java.util.Locale;
import java.util.Optional;

/** {@code credential-type}: how the client of a binding shows itself. */
enum CredentialType {
    SECRET,
    X509,
    X509_PROVIDED,
    X509_ATTESTED;

    /** Compared without case, {@code -} and {@code _} alike; empty if it is none that is known. */
    static Optional<CredentialType> of(String text) {
        return switch (text.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "binding-secret", "instance-secret" -> Optional.of(SECRET);
            case "x509", "x509-generated" -> Optional.of(X509);
            case "x509-provided" -> Optional.of(X509_PROVIDED);
            case "x509-attested" -> Optional.of(X509_ATTESTED);
            default -> Optional.empty();
        };
    }

    /** Whether the key may be, or always is, outside the binding. */
    boolean keyOutside() {
        return this == X509_PROVIDED || this == X509_ATTESTED;
    }
}
