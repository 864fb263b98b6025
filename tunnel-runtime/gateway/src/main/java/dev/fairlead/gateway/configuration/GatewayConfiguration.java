package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.admission.ProxyIssuer;
import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.gateway.service.ServiceMappings;
import dev.fairlead.tunnel.fetch.AddressPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A complete and valid configuration; immutable.
 *
 * @param revision changes whenever the file does
 * @param gateway where agents are awaited, and how
 * @param issuers whose tokens authorise
 * @param addresses where their keys may be fetched from
 * @param fronts the listeners for clients
 * @param offers whose keys agents may have from the gateway
 * @param services what agents reach through service channels
 * @param audit directory below which the audit log is written; empty: none is
 * @param admin where health and metrics are served; empty: nowhere
 * @param drain how long calls that run may go on when the gateway stops
 * @param warnings what is allowed but questionable, a sentence each
 */
public record GatewayConfiguration(
        String revision,
        GatewaySettings gateway,
        List<ProxyIssuer> issuers,
        AddressPolicy addresses,
        List<FrontSettings> fronts,
        List<IssuerOffer> offers,
        ServiceMappings services,
        Optional<Path> audit,
        Optional<AdminSettings> admin,
        Duration drain,
        List<String> warnings) {

    public GatewayConfiguration {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(gateway, "gateway");
        issuers = List.copyOf(issuers);
        Objects.requireNonNull(addresses, "addresses");
        fronts = List.copyOf(fronts);
        offers = List.copyOf(offers);
        Objects.requireNonNull(services, "services");
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(admin, "admin");
        Objects.requireNonNull(drain, "drain");
        warnings = List.copyOf(warnings);
    }

    /** Of a gateway whose only clients are in its own JVM: it has no listener but that for agents. */
    public static GatewayConfiguration inProcess(
            GatewaySettings gateway,
            List<IssuerOffer> offers,
            ServiceMappings services,
            Optional<Path> audit,
            Duration drain) {
        return new GatewayConfiguration(
                "",
                gateway,
                List.of(),
                new AddressPolicy(List.of()),
                List.of(),
                offers,
                services,
                audit,
                Optional.empty(),
                drain,
                List.of());
    }
}
