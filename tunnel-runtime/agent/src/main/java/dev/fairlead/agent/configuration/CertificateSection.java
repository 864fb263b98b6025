package dev.fairlead.agent.configuration;

import dev.fairlead.agent.certificate.KeyFile;
import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code certificates}: keys that an administrator gives to the agent instead of those that it makes. */
final class CertificateSection {
    private final NamedFiles named;

    CertificateSection(NamedFiles named) {
        this.named = named;
    }

    KeyPlaces read(Optional<YamlObject> certificates) {
        KeyPlaces places = new KeyPlaces(keyFile(certificates, "authority"), keyFile(certificates, "system"));
        certificates.ifPresent(YamlObject::close);
        return places;
    }

    private Optional<KeyFile> keyFile(Optional<YamlObject> certificates, String key) {
        return certificates.flatMap(section -> section.object(key)).flatMap(entry -> {
            Optional<Path> file = entry.required("file", "Write the name of a PEM or PKCS#12 file with key and chain")
                    .flatMap(this::readable);
            Optional<Path> password = entry.value("passwordFile").flatMap(this::readable);
            entry.close();
            return file.map(path -> new KeyFile(path, password));
        });
    }

    private Optional<Path> readable(YamlValue value) {
        return value.parsed(named::resolve, "Write the name of a file")
                .flatMap(path -> Files.isReadable(path)
                        ? Optional.of(path)
                        : value.wrong("there is no readable file " + path, "Names are relative to this file"));
    }
}
