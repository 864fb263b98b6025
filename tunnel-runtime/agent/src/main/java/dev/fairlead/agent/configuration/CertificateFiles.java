package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists of files with certificates, PEM or DER. */
final class CertificateFiles {
    private final NamedFiles named;

    CertificateFiles(NamedFiles named) {
        this.named = named;
    }

    /** The certificates of all files; each only once. */
    List<X509Certificate> read(Optional<YamlValue> list) {
        List<X509Certificate> listed = new ArrayList<>();
        list.ifPresent(files -> files.list().forEach(file -> add(file, listed)));
        return listed;
    }

    private void add(YamlValue file, List<X509Certificate> listed) {
        for (X509Certificate certificate : certificates(file)) {
            if (listed.contains(certificate)) {
                file.wrong(
                        "the certificate of " + certificate.getSubjectX500Principal() + " is listed a second time",
                        "Remove one of the two");
            }
            listed.add(certificate);
        }
    }

    private List<X509Certificate> certificates(YamlValue file) {
        return file.parsed(named::resolve, "Write the name of a file")
                .flatMap(path -> load(file, path))
                .orElse(List.of());
    }

    private static Optional<List<X509Certificate>> load(YamlValue file, Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            return certificates.isEmpty()
                    ? file.wrong(path + " holds no certificate", "Give a file with certificates as PEM or DER")
                    : Optional.of(certificates);
        } catch (IOException unreadable) {
            return file.wrong("cannot read " + path, "Names are relative to this file");
        } catch (CertificateException malformed) {
            return file.wrong(path + " holds no certificate", "Give a file with certificates as PEM or DER");
        }
    }
}
