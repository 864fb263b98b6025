package dev.fairlead.saml;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.trust.Certificates;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** The key of a destination's assertions: that of the key store it names, else the installation's. */
final class SigningKeys {

    private final SamlAssertions shared;
    private final String destination;
    private final Optional<KeyStoreReference> own;
    private final Certificates certificates;

    SigningKeys(SamlAssertions shared, String destination, Optional<KeyStoreReference> own, Certificates certificates) {
        this.shared = shared;
        this.destination = destination;
        this.own = own;
        this.certificates = certificates;
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if there is none, or its certificate is not valid now
     */
    SigningKey current(Optional<SamlTrust> trust) {
        SigningKey key = trust.map(
                        active -> new SigningKey(active.keyName(), active.privateKey(), active.certificate()))
                .orElseThrow(() -> unusable("the installation has no SAML trust key"));
        Date now = Date.from(shared.clock().instant());
        if (now.after(key.certificate().getNotAfter())) {
            Instant expiry = key.certificate().getNotAfter().toInstant();
            throw unusable("certificate of key '" + key.name() + "' expired on " + expiry);
        }
        if (now.before(key.certificate().getNotBefore())) {
            Instant begin = key.certificate().getNotBefore().toInstant();
            throw unusable("certificate of key '" + key.name() + "' is not valid before " + begin);
        }
        return key;
    }

    private DestinationException unusable(String found) {
        return DestinationException.of(ErrorDetail.of(
                ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE,
                destination,
                own.map(KeyStoreReference::property).orElse("KeyStoreLocation"),
                found));
    }
}
