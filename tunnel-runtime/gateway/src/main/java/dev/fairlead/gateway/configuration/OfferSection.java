package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code issuersForAgents}: whose keys agents may have from the gateway (authentication specification, 11.4). */
final class OfferSection {
    private final Path base;

    OfferSection(Path base) {
        this.base = base;
    }

    List<IssuerOffer> read(Optional<YamlValue> list) {
        List<IssuerOffer> offers = new ArrayList<>();
        for (YamlValue item : list.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(this::offer).ifPresent(offers::add);
        }
        return offers;
    }

    private Optional<IssuerOffer> offer(YamlObject entry) {
        Optional<String> issuer = entry.required("issuer", "Write the value of the claim iss, exactly")
                .flatMap(YamlValue::text);
        Optional<Path> keys = entry.required("jwksFile", "Write the name of a file with the issuer's public keys")
                .flatMap(this::readable);
        entry.required("tenants", "List the tenants whose agents may have the keys");
        Set<String> tenants = IssuerSection.texts(entry, "tenants");
        entry.close();
        return issuer.flatMap(name -> keys.map(file -> new IssuerOffer(name, () -> Files.readString(file), tenants)));
    }

    private Optional<Path> readable(YamlValue value) {
        return value.parsed(base::resolve, "Write the name of a file")
                .flatMap(path -> Files.isReadable(path)
                        ? Optional.of(path)
                        : value.wrong("there is no readable file " + path, "Names are relative to this file"));
    }
}
