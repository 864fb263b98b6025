package dev.fairlead.connector;

import dev.fairlead.connector.configuration.SamlConfiguration;
import dev.fairlead.saml.SamlTrust;
import dev.fairlead.trust.Certificates;
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
        return SamlTrust.of(configuration.entityId(), configuration.keyName(), configuration.keyStore(), stores);
    }
}
