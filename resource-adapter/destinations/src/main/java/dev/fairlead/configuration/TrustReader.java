package dev.fairlead.configuration;

import java.util.Optional;

/** Reads whom a destination trusts (authentication specification, 3.8). */
final class TrustReader {

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    TrustReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    TrustSettings read() {
        boolean trustAll = reader.flag(PropertyNames.TRUST_ALL, false);
        if (trustAll) {
            checkTrustAll(PropertyNames.TRUST_ALL, "TRUE");
        }
        return read(trustAll, hostnames());
    }

    /** For a caller who has its own property in place of {@code TrustAll}. */
    TrustSettings read(boolean trustAll, HostnameRule hostnames) {
        Optional<KeyStoreReference> store =
                new StoreReader(reader).read(PropertyNames.TRUST_STORE_LOCATION, PropertyNames.TRUST_STORE_PASSWORD);
        return new TrustSettings(
                store.map(KeyStoreReference::location),
                store.map(KeyStoreReference::password).orElse(Secret.EMPTY),
                trustAll,
                hostnames);
    }

    void checkTrustAll(String property, String value) {
        if (policy.trustAllForbidden()) {
            reader.problems()
                    .invalid(
                            property,
                            "is " + value + ", which this installation forbids",
                            "Put the issuer of the server's certificate into TrustStoreLocation");
        }
    }

    /** Unknown values are strict (destination specification, 4.6). */
    private HostnameRule hostnames() {
        String value = reader.text(PropertyNames.HOSTNAME_VERIFIER).orElse("Strict");
        if (!value.equals("Strict") && !value.equals("BrowserCompatible")) {
            reader.warn(
                    PropertyNames.HOSTNAME_VERIFIER, "is neither Strict nor BrowserCompatible, so names are strict");
        }
        return HostnameRule.of(value);
    }
}
