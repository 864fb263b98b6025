package dev.fairlead.tunnel.token;

import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a configuration file says about the keys of an issuer: where they are, and what they sign with. */
public final class KeySection {
    private final NamedFiles named;

    /** @param named where names of files are looked up */
    public KeySection(NamedFiles named) {
        this.named = named;
    }

    /** {@code jwks} or {@code jwksFile}; empty, with a problem reported, if there is not exactly one that can be used. */
    public Optional<KeySource> keys(YamlObject entry) {
        Optional<YamlValue> url = entry.value("jwks");
        Optional<YamlValue> file = entry.value("jwksFile");
        if (url.isPresent() == file.isPresent()) {
            entry.wrong(
                    url.isPresent() ? "has both jwks and jwksFile" : "has neither jwks nor jwksFile",
                    "Write one of them: it says where the issuer's public keys are");
            return Optional.empty();
        }
        return url.isPresent() ? url.flatMap(KeySection::keyUrl) : file.flatMap(this::keyFile);
    }

    /** {@code algorithms}; RS256 if there are none. */
    public Set<String> algorithms(YamlObject entry) {
        Optional<YamlValue> value = entry.value("algorithms");
        if (value.isEmpty()) {
            return Set.of("RS256");
        }
        Map<String, String> allowed = new TreeMap<>();
        TrustedIssuer.ASYMMETRIC_ALGORITHMS.forEach(name -> allowed.put(name, name));
        Set<String> algorithms = new LinkedHashSet<>();
        for (YamlValue item : value.get().list()) {
            item.choice(allowed, "unsigned tokens and shared secrets are never accepted")
                    .ifPresent(algorithms::add);
        }
        return algorithms;
    }

    private static Optional<KeySource> keyUrl(YamlValue value) {
        return value.parsed(URI::create, "Write an absolute URL")
                .flatMap(uri -> KeySource.Url.isAcceptable(uri)
                        ? Optional.of(new KeySource.Url(uri))
                        : value.wrong(
                                "\"" + uri + "\" is not a secure place for keys",
                                "Use https, or http on a loopback address"));
    }

    private Optional<KeySource> keyFile(YamlValue value) {
        return value.parsed(named::resolve, "Write the name of a file")
                .flatMap(path -> Files.isReadable(path)
                        ? Optional.of(new KeySource.File(path))
                        : value.wrong("there is no readable file " + path, "Names are relative to this file"));
    }
}
