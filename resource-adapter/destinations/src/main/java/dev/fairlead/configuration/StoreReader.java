package dev.fairlead.configuration;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which key or trust store a destination names. Whether there is one is seen when it is opened. */
final class StoreReader {

    private static final Pattern PROTECTED = Pattern.compile("(?i).*\\.(jks|p12|pfx)");

    private final PropertyReader reader;

    StoreReader(PropertyReader reader) {
        this.reader = reader;
    }

    /**
     * The store that {@code property} names. Java's stores and PKCS#12 need a password; it may be the empty text, but
     * somebody has to say so.
     */
    Optional<KeyStoreReference> read(String property, String passwordProperty) {
        Optional<String> location = reader.text(property);
        boolean guarded =
                location.filter(name -> PROTECTED.matcher(name).matches()).isPresent();
        if (guarded && !reader.present(passwordProperty)) {
            reader.problems().missing(passwordProperty);
        }
        return location.map(name -> new KeyStoreReference(
                property, name, reader.secret(passwordProperty).orElse(Secret.EMPTY)));
    }
}
