package dev.fairlead.trust;

import java.util.Optional;

/** Key and trust stores by the names that destinations give them: files, or what the Destination service sends along. */
public interface Certificates {
    /** None at all. */
    Certificates NONE = new Certificates() {
        @Override
        public Optional<byte[]> content(String name) {
            return Optional.empty();
        }

        @Override
        public String stamp(String name) {
            return "missing";
        }
    };

    /**
     * The bytes of a store; empty if there is none of that name.
     *
     * @throws java.io.UncheckedIOException if there is one and it cannot be read
     */
    Optional<byte[]> content(String name);

    /** Changes whenever the store may have changed; cheap. */
    String stamp(String name);
}
