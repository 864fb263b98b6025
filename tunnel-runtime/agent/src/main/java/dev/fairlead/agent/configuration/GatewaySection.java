package dev.fairlead.agent.configuration;

import dev.fairlead.tunnel.carrier.Carrier;
import dev.fairlead.tunnel.carrier.CarrierSettings;
import dev.fairlead.tunnel.carrier.EgressProxy;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code gateway}: the way there (connectivity specification, 8.4; agent specification, 6.3). */
final class GatewaySection {
    private static final int MAX_SESSIONS = 16;
    private static final int DEFAULT_SESSIONS = 2;
    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);
    private static final String ADDRESS_HINT = "Write host and port of the proxy, such as proxy.corp:3128";

    private final NamedFiles named;

    GatewaySection(NamedFiles named) {
        this.named = named;
    }

    GatewayAccess read(Optional<YamlObject> section) {
        int sessions = section.flatMap(keys -> keys.value("sessions"))
                .flatMap(value -> value.number(1, MAX_SESSIONS))
                .orElse(DEFAULT_SESSIONS);
        Duration drain = section.flatMap(keys -> keys.value("drain"))
                .flatMap(value -> value.duration(Duration.ZERO, LONGEST_DRAIN))
                .orElse(DEFAULT_DRAIN);
        Carrier carrier = section.flatMap(keys -> keys.value("carrier"))
                .flatMap(value -> value.choice(
                        Map.of("auto", Carrier.AUTO, "tls", Carrier.TLS, "websocket", Carrier.WEBSOCKET), ""))
                .orElse(Carrier.AUTO);
        Optional<YamlValue> trust = section.flatMap(keys -> keys.value("ingressTrust"));
        List<X509Certificate> ingress = new CertificateFiles(named).read(trust);
        if (carrier == Carrier.TLS) {
            trust.ifPresent(value -> value.wrong(
                    "with carrier tls no ingress may end TLS in front of the gateway",
                    "Remove it, or write carrier: auto"));
        }
        Optional<EgressProxy> proxy =
                section.flatMap(keys -> keys.object("proxy")).flatMap(this::proxy);
        boolean publishes = section.flatMap(keys -> keys.value("publishMappings"))
                .flatMap(YamlValue::bool)
                .orElse(true);
        section.ifPresent(YamlObject::close);
        return new GatewayAccess(sessions, drain, new CarrierSettings(carrier, ingress, proxy), publishes);
    }

    private Optional<EgressProxy> proxy(YamlObject keys) {
        Optional<Endpoint> address =
                keys.required("address", ADDRESS_HINT).flatMap(value -> value.parsed(Endpoint::parse, ADDRESS_HINT));
        Optional<YamlValue> user = keys.value("user");
        Optional<YamlValue> passwordFile = keys.value("passwordFile");
        if (user.isPresent() != passwordFile.isPresent()) {
            keys.wrong("user and passwordFile belong together", "Write both, or neither for a proxy without logon");
        }
        Optional<EgressProxy.Credentials> credentials = user.flatMap(
                name -> passwordFile.flatMap(this::password).flatMap(password -> credentials(name, password)));
        keys.close();
        return address.map(at -> new EgressProxy(at, credentials));
    }

    private static Optional<EgressProxy.Credentials> credentials(YamlValue user, String password) {
        return user.parsed(
                name -> new EgressProxy.Credentials(name, password), "Write the user's name as the proxy knows it");
    }

    private Optional<String> password(YamlValue file) {
        return file.parsed(named::resolve, "Write the name of a file").flatMap(path -> {
            try {
                return Optional.of(PrivateFile.read(path).strip());
            } catch (IOException unreadable) {
                return file.wrong(
                        "cannot use " + path + ": " + unreadable.getMessage(),
                        "Write the password into a file that only its owner can read; names are relative to this file");
            }
        });
    }
}
