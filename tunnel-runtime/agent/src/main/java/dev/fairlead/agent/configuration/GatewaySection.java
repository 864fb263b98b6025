package dev.fairlead.agent.configuration;

import dev.fairlead.agent.kerberos.KerberosSettings;
import dev.fairlead.tunnel.carrier.Carrier;
import dev.fairlead.tunnel.carrier.CarrierSettings;
import dev.fairlead.tunnel.carrier.EgressProxy;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
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

    private final NamedFiles named;
    private final Optional<KerberosSettings> kerberos;

    /** @param kerberos as whom the agent may log on at a proxy */
    GatewaySection(NamedFiles named, Optional<KerberosSettings> kerberos) {
        this.named = named;
        this.kerberos = kerberos;
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
                section.flatMap(keys -> keys.object("proxy")).flatMap(new ProxySection(named, kerberos)::read);
        boolean publishes = section.flatMap(keys -> keys.value("publishMappings"))
                .flatMap(YamlValue::bool)
                .orElse(true);
        section.ifPresent(YamlObject::close);
        return new GatewayAccess(sessions, drain, new CarrierSettings(carrier, ingress, proxy), publishes);
    }
}
