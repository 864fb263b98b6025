package dev.fairlead.trust;

import java.util.Optional;

/**
 * Client keys that the server holds itself, for destinations that say {@code KeyStore.Source=ClientProvided}
 * (authentication specification, 5.3).
 */
public interface ServerKeys {
    /** None at all. */
    ServerKeys NONE = new ServerKeys() {
        @Override
        public Optional<CertifiedKey> key(String destination) {
            return Optional.empty();
        }

        @Override
        public String stamp(String destination) {
            return "";
        }
    };

    /** The key for a destination of that name, with its chain; empty if the server has none for it. */
    Optional<CertifiedKey> key(String destination);

    /** Changes whenever the key may have changed; cheap. */
    String stamp(String destination);
}
