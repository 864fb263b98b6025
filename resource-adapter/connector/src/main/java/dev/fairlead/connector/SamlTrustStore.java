package dev.fairlead.connector;

import dev.fairlead.connector.configuration.SamlConfiguration;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.saml.SamlTrust;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.CertifiedKey;
import dev.fairlead.trust.KeyStores;
import java.util.Optional;
import java.util.function.Supplier;

/** The installation's key for SAML assertions, read again when its store has changed. */
final class SamlTrustStore implements Supplier<Optional<SamlTrust>> {
    private final SamlConfiguration configuration;
    private final Certificates stores;
    private volatile Optional<Known> known = Optional.empty();

    SamlTrustStore(SamlConfiguration configuration, Certificates stores) {
        this.configuration = configuration;
        this.stores = stores;
    }

    private record Known(String stamp, SamlTrust trust) {}

    /** @throws dev.fairlead.error.InvalidDestinationException if the store holds no key that can sign assertions */
    @Override
    public Optional<SamlTrust> get() {
        String stamp = stores.stamp(configuration.keyStore().location());
        Optional<Known> current = known;
        if (current.isEmpty() || !current.get().stamp().equals(stamp)) {
            current = Optional.of(new Known(stamp, read()));
            known = current;
        }
        return current.map(Known::trust);
    }

    private SamlTrust read() {
        CertifiedKey key = KeyStores.signingKey("", configuration.keyStore(), configuration.alias(), stores);
        try {
            return new SamlTrust(
                    configuration.entityId(),
                    configuration.keyName(),
                    key.key(),
                    key.certificate()
                            .orElseThrow(
                                    () -> new IllegalArgumentException("The store holds no certificate of the key")));
        } catch (IllegalArgumentException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE,
                            "",
                            configuration.keyStore().property(),
                            String.valueOf(e.getMessage())),
                    e);
        }
    }
}
