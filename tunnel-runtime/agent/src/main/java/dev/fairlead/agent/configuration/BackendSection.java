package dev.fairlead.agent.configuration;

import dev.fairlead.agent.backend.BackendTrust;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Reads {@code backends}: which TLS back ends are trusted (agent specification, 5.4). */
final class BackendSection {
    private final CertificateFiles files;

    BackendSection(NamedFiles named) {
        this.files = new CertificateFiles(named);
    }

    BackendTrust read(Optional<YamlObject> backends) {
        List<X509Certificate> listed = files.read(backends.flatMap(section -> section.value("trust")));
        boolean all = backends.flatMap(section -> section.value("trustAll"))
                .flatMap(YamlValue::bool)
                .orElse(false);
        backends.ifPresent(YamlObject::close);
        return new BackendTrust(all, listed);
    }
}
