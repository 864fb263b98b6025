package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.admission.AdmissionRules;
import dev.fairlead.gateway.configuration.FrontSettings.Authorization;
import dev.fairlead.gateway.configuration.FrontSettings.Protocol;
import dev.fairlead.tunnel.configuration.ListenAddress;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code http} and {@code socks}: the listeners for clients. */
final class FrontSection {
    private final NamedFiles named;
    private final List<String> warnings;

    FrontSection(NamedFiles named, List<String> warnings) {
        this.named = named;
        this.warnings = warnings;
    }

    List<FrontSettings> read(Protocol protocol, Optional<YamlValue> list) {
        List<FrontSettings> fronts = new ArrayList<>();
        for (YamlValue item : list.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(entry -> front(protocol, entry)).ifPresent(fronts::add);
        }
        return fronts;
    }

    private Optional<FrontSettings> front(Protocol protocol, YamlObject entry) {
        Optional<InetSocketAddress> address = entry.required(
                        "address", "Write an IP address and a port, such as 127.0.0.1:20003")
                .flatMap(value ->
                        value.parsed(ListenAddress::parse, "Write an IP address and a port, such as 127.0.0.1:20003"));
        Authorization authorization = entry.value("authorization")
                .flatMap(value -> value.choice(authorizations(protocol), ""))
                .orElse(Authorization.TOKEN);
        Optional<String> tenant = entry.value("tenant").flatMap(YamlValue::text);
        Set<String> tenants = tenant.map(Set::of).orElseGet(() -> IssuerSection.texts(entry, "tenants"));
        Set<String> clients = IssuerSection.texts(entry, "clients");
        FrontLimits limits = LimitsSection.read(protocol, authorization, entry);
        boolean confirmed =
                entry.value("confirmOpenToNetwork").flatMap(YamlValue::bool).orElse(false);
        Optional<YamlObject> tlsKeys = entry.object("tls");
        Optional<Identity> tls = tlsKeys.flatMap(this::identity);
        entry.close();
        address.ifPresent(at -> check(entry, at, authorization, tenant, clients, confirmed));
        if (address.isEmpty() || tlsKeys.isPresent() && tls.isEmpty()) {
            return Optional.empty();
        }
        String header = authorization == Authorization.SERVICE_TOKEN
                ? "SAP-CP-Connectivity-Service-Token"
                : "Proxy-Authorization: Bearer <token>";
        return Optional.of(new FrontSettings(
                protocol,
                address.get(),
                authorization,
                tenant,
                new AdmissionRules(tenants, clients, header),
                limits,
                tls));
    }

    /** SOCKS5 has one place for a token, whatever it is. */
    private static Map<String, Authorization> authorizations(Protocol protocol) {
        return protocol == Protocol.SOCKS
                ? Map.of("token", Authorization.TOKEN, "none", Authorization.NONE)
                : Map.of(
                        "token",
                        Authorization.TOKEN,
                        "serviceToken",
                        Authorization.SERVICE_TOKEN,
                        "none",
                        Authorization.NONE);
    }

    private void check(
            YamlObject entry,
            InetSocketAddress address,
            Authorization authorization,
            Optional<String> tenant,
            Set<String> clients,
            boolean confirmed) {
        boolean open = authorization == Authorization.NONE;
        if (open && tenant.isEmpty()) {
            entry.wrong(
                    "nobody shows a token here, so nobody says for which tenant",
                    "Write tenant: and the one tenant that this listener serves");
        }
        if (open && !address.getAddress().isLoopbackAddress() && !confirmed) {
            entry.wrong(
                    "everybody on the network could use this listener without a token",
                    "Listen on 127.0.0.1, or demand a token; or, if the network itself keeps others out, write"
                            + " confirmOpenToNetwork: true");
        }
        if (!open && clients.isEmpty()) {
            warnings.add("Every client whose token is believed may use " + address + "; list clients to narrow it");
        }
    }

    private Optional<Identity> identity(YamlObject tls) {
        Optional<String> certificate = tls.required("certificate", "Write the name of a PEM file with the chain")
                .flatMap(this::content);
        Optional<String> key = tls.required("key", "Write the name of a PEM file with the private key")
                .flatMap(this::content);
        tls.close();
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pem.identity(key.get() + "\n" + certificate.get()));
        } catch (GeneralSecurityException unusable) {
            tls.wrong(
                    "certificate and key cannot be used: " + unusable.getMessage(),
                    "Give PEM files: a private key in PKCS #8 without a password, and the chain that belongs to it");
            return Optional.empty();
        }
    }

    private Optional<String> content(YamlValue file) {
        return file.parsed(named::resolve, "Write the name of a file").flatMap(path -> {
            try {
                return Optional.of(Files.readString(path));
            } catch (IOException unreadable) {
                return file.wrong("cannot read " + path, "Names are relative to this file");
            }
        });
    }
}
