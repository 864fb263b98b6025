package dev.fairlead.trust;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
 * Trust stores as files: {@code .jks}, {@code .p12} and {@code .pfx} key stores; any other file holds X.509 certificates
 * in PEM or DER.
 */
public final class TrustStoreFiles {

    private static final String PROPERTY = "TrustStoreLocation";
    private static final long MAXIMUM_BYTES = 1024L * 1024;

    private final Path directory;

    /** Relative locations are looked for under {@code directory}. */
    public TrustStoreFiles(Path directory) {
        this.directory = directory;
    }

    /** Changes whenever the trust store's file may have changed; empty if the settings name none. */
    public String stamp(TrustSettings settings) {
        if (settings.storeLocation().isEmpty()) {
            return "";
        }
        try {
            BasicFileAttributes file = Files.readAttributes(
                    directory.resolve(settings.storeLocation().get()), BasicFileAttributes.class);
            return file.lastModifiedTime() + "/" + file.size();
        } catch (IOException | IllegalArgumentException e) {
            return "unreadable";
        }
    }

    /**
     * The anchors in the settings' trust store; none if they name none.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if the store cannot be used
     */
    List<X509Certificate> read(String destination, TrustSettings settings) {
        if (settings.storeLocation().isEmpty()) {
            return List.of();
        }
        String location = settings.storeLocation().get();
        try {
            Path file = directory.resolve(location);
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw unusable(destination, location, "is larger than 1 MiB", null);
            }
            List<X509Certificate> anchors =
                    isKeyStore(location) ? keyStore(file, settings.storePassword()) : certificates(file);
            if (anchors.isEmpty()) {
                throw unusable(destination, location, "holds no trusted certificate", null);
            }
            return anchors;
        } catch (NoSuchFileException e) {
            throw unusable(destination, location, "does not exist", e);
        } catch (CertificateException e) {
            throw unusable(destination, location, "holds no readable certificate", e);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
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

    private static List<X509Certificate> keyStore(Path file, Secret password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(file.toFile(), password.reveal().toCharArray());
        List<X509Certificate> anchors = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate anchor) {
                anchors.add(anchor);
            }
        }
        return anchors;
    }

    private static List<X509Certificate> certificates(Path file) throws CertificateException, IOException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                .stream()
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
