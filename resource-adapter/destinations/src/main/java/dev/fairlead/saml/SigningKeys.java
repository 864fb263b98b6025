package dev.fairlead.saml;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.CertifiedKey;
import dev.fairlead.trust.KeyStores;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The key of a destination's assertions: that of the key store it names, called as the store is, else the
 * installation's.
 */
final class SigningKeys {

    private final String destination;
    private final Optional<KeyStoreReference> store;
    private final Certificates certificates;
    private final Clock clock;
    private volatile Optional<SigningKey> opened = Optional.empty();

    SigningKeys(String destination, Optional<KeyStoreReference> store, Certificates certificates, Clock clock) {
        this.destination = destination;
        this.store = store;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if there is none, or its certificate is not valid now
     */
    SigningKey current(Optional<SamlTrust> trust) {
        SigningKey key = store.isPresent() ? ofStore(store.get()) : ofInstallation(trust);
        Instant from = key.certificate().getNotBefore().toInstant();
        Instant until = key.certificate().getNotAfter().toInstant();
        Instant now = clock.instant();
        if (now.isAfter(until)) {
            throw unusable("the certificate of key '" + key.name() + "' expired on " + until);
        }
        if (now.isBefore(from)) {
            throw unusable("the certificate of key '" + key.name() + "' is not valid before " + from);
        }
        return key;
    }

    private SigningKey ofInstallation(Optional<SamlTrust> trust) {
        SamlTrust active = trust.orElseThrow(
                () -> unusable("is not set, and the installation has no SAML trust key to sign with instead"));
        return new SigningKey(active.keyName(), active.privateKey(), active.certificate());
    }

    /** Opening a store takes long on purpose; two threads that do so at once get the same key. */
    private SigningKey ofStore(KeyStoreReference reference) {
        SigningKey key = opened.orElseGet(() -> open(reference));
        opened = Optional.of(key);
        return key;
    }

    private SigningKey open(KeyStoreReference reference) {
        CertifiedKey found = KeyStores.signingKey(destination, reference, Optional.empty(), certificates);
        PrivateKey key = found.key();
        X509Certificate certificate = found.certificate()
                .orElseThrow(() -> unusable("'" + reference.location() + "' holds no certificate of its private key"));
        if (!SigningKey.strong(key)) {
            throw unusable("'" + reference.location() + "' holds no RSA key of " + SigningKey.MINIMUM_BITS + " bits");
        }
        return new SigningKey(reference.location(), key, certificate);
    }

    private DestinationException unusable(String found) {
        String property = store.map(KeyStoreReference::property).orElse("KeyStoreLocation");
        return DestinationException.of(
                ErrorDetail.of(ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE, destination, property, found));
    }
}
