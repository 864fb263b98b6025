package dev.fairlead.trust;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Trust stores: {@code .jks}, {@code .p12} and {@code .pfx} key stores; anything else holds X.509 certificates
 * in PEM or DER.
 */
final class TrustStores {

    private static final String PROPERTY = "TrustStoreLocation";

    private TrustStores() {}

    /**
     * The anchors in the settings' trust store; none if they name none.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if the store cannot be used
     */
    static List<X509Certificate> read(String destination, TrustSettings settings, Certificates certificates) {
        if (settings.storeLocation().isEmpty()) {
            return List.of();
        }
        String location = settings.storeLocation().get();
        try {
            byte[] content = certificates
                    .content(location)
                    .orElseThrow(() -> unusable(destination, location, "does not exist", null));
            List<X509Certificate> anchors =
                    isKeyStore(location) ? keyStore(content, settings.storePassword()) : certificates(content);
            if (anchors.isEmpty()) {
                throw unusable(destination, location, "holds no trusted certificate", null);
            }
            return anchors;
        } catch (UncheckedIOException e) {
            throw unusable(destination, location, e.getCause().getMessage(), e);
        } catch (CertificateException e) {
            throw unusable(destination, location, "holds no readable certificate", e);
        } catch (GeneralSecurityException | IOException e) {
            boolean password = e.getCause() instanceof UnrecoverableKeyException;
            throw unusable(
                    destination,
                    location,
                    password ? "has another TrustStorePassword" : "is no readable trust store",
                    e);
        }
    }

    private static boolean isKeyStore(String location) {
        String name = location.toLowerCase(Locale.ROOT);
        return name.endsWith(".jks") || name.endsWith(".p12") || name.endsWith(".pfx");
    }

    private static List<X509Certificate> keyStore(byte[] content, Secret password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStores.load(content, password);
        List<X509Certificate> anchors = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate anchor) {
                anchors.add(anchor);
            }
        }
        return anchors;
    }

    private static List<X509Certificate> certificates(byte[] content) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content)).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static DestinationException unusable(String destination, String location, String found, Exception cause) {
        return DestinationException.of(
                ErrorDetail.of(
                        ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE, destination, PROPERTY, "'" + location + "' " + found),
                cause);
    }
}
