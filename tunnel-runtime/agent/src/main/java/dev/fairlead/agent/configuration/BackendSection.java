package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.configuration.YamlObject;
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

/** Reads {@code backends}: which TLS back ends are trusted (agent specification, 5.4). */
final class BackendSection {
    private final Path base;

    BackendSection(Path base) {
        this.base = base;
    }

    List<X509Certificate> read(Optional<YamlObject> backends) {
        List<X509Certificate> trusted = new ArrayList<>();
        backends.ifPresent(section -> {
            section.value("trust").ifPresent(list -> list.list().forEach(file -> trusted.addAll(certificates(file))));
            section.close();
        });
        return trusted;
    }

    private List<X509Certificate> certificates(YamlValue file) {
        return file.parsed(base::resolve, "Write the name of a file")
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
