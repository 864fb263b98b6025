package dev.fairlead.agent.explain;

import dev.fairlead.tunnel.carrier.CarrierSettings;
import dev.fairlead.tunnel.carrier.EgressProxy;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * By which way the agent's own connections leave its network: to its gateway, and to where the keys of issuers are. Back
 * ends are never behind a proxy (agent specification, 2.3).
 */
public final class Ways {
    private final CarrierSettings settings;

    /** @param settings where the proxy stands, if there is one */
    public Ways(CarrierSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * A sentence for each place; nothing where no place is known.
     *
     * @param gateway empty: the agent is not enrolled yet
     * @param issuers whose keys come from the network, or from elsewhere
     */
    public List<String> lines(Optional<Endpoint> gateway, List<TrustedIssuer> issuers) {
        List<String> lines = new ArrayList<>();
        gateway.ifPresent(known -> lines.add("Gateway " + known + ": "
                + settings.proxyTo(known).map(Ways::through).orElse("directly")));
        settings.proxy().ifPresent(proxy -> {
            if (gateway.isEmpty()) {
                lines.add("Gateway: " + through(proxy) + ", unless it is one of noProxy " + proxy.direct());
            }
            issuers.stream()
                    .filter(issuer -> !issuer.keys().hosts().isEmpty())
                    .forEach(issuer -> lines.add("Keys of " + issuer.issuer() + ": "
                            + issuer.keys().hosts().stream()
                                    .sorted()
                                    .map(host ->
                                            host + " " + (proxy.direct().contains(host) ? "directly" : through(proxy)))
                                    .collect(Collectors.joining(", "))));
        });
        return lines;
    }

    private static String through(EgressProxy proxy) {
        return "through " + proxy;
    }
}
