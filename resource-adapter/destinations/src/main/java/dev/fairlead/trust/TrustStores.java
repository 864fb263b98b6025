package dev.fairlead.trust;

import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Takes trust anchors from stores of every format: the trusted entries of key stores, all certificates of PEM and DER.
 * Private keys beside them, and the certificates that belong to those in a key store, are no anchors.
 */
final class TrustStores {

    private static final String LOCATION = "TrustStoreLocation";
    private static final String PASSWORD = "TrustStorePassword";

    private TrustStores() {}

    /**
     * The anchors in the settings' trust store; none if they name none.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if the store cannot be used
     */
    static List<X509Certificate> read(String destination, TrustSettings settings, Certificates certificates) {
        return settings.storeLocation()
                .map(location -> read(destination, location, settings, certificates))
                .orElseGet(List::of);
    }

    private static List<X509Certificate> read(
            String destination, String location, TrustSettings settings, Certificates certificates) {
        try {
            byte[] content = certificates.content(location).orElseThrow(() -> new StoreException("does not exist"));
            List<X509Certificate> anchors = new StoreReader(settings.storePassword(), PASSWORD)
                    .read(content)
                    .certificates();
            if (anchors.isEmpty()) {
                throw new StoreException("holds no trusted certificate");
            }
            return anchors;
        } catch (UncheckedIOException e) {
            throw unusable(destination, location, "cannot be read", e);
        } catch (StoreException e) {
            throw unusable(destination, location, e.getMessage(), e);
        }
    }

    private static DestinationException unusable(String destination, String location, String found, Exception cause) {
        return DestinationException.of(
                ErrorDetail.of(
                        ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE, destination, LOCATION, "'" + location + "' " + found),
                cause);
    }
}
