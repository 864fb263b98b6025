package dev.fairlead.connector.configuration;

import dev.fairlead.configuration.KeyStoreReference;
import java.util.Objects;
import java.util.Optional;

/**
 * As whom this installation issues SAML assertions, and where the key lies (authentication specification, 6.6).
 *
 * @param keyStore the key store
 * @param entityId the issuer of assertions
 * @param keyName the key's name as targets know it
 */
public record SamlConfiguration(KeyStoreReference keyStore, String entityId, String keyName) {

    public SamlConfiguration {
        Objects.requireNonNull(keyStore, "keyStore");
        Objects.requireNonNull(entityId, "entityId");
        Objects.requireNonNull(keyName, "keyName");
    }

    /** Empty if no key store is set. */
    static Optional<SamlConfiguration> of(SettingValues values, String tenant) {
        return values.keyStore(Setting.SAML_KEY_STORE, Setting.SAML_KEY_STORE_PASSWORD)
                .map(keyStore -> new SamlConfiguration(
                        keyStore,
                        values.text(Setting.SAML_ENTITY_ID)
                                .orElseThrow(() -> new IllegalArgumentException(Setting.SAML_KEY_STORE.key()
                                        + " is set and " + Setting.SAML_ENTITY_ID.key()
                                        + " is not: name the issuer that targets are told to trust")),
                        values.text(Setting.SAML_KEY_NAME).orElse(tenant + "-1")));
    }
}
