package dev.fairlead.gateway.configuration;

import dev.fairlead.gateway.admission.AdmissionRules;
import dev.fairlead.tunnel.keys.Identity;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * One listener for clients.
 *
 * @param protocol what it speaks
 * @param address where
 * @param authorization how clients show that they may use it
 * @param tenant whose agents all its calls reach; empty: each token names its tenant
 * @param rules whom it admits
 * @param limits what a client may do
 * @param tls its identity; empty: no TLS
 */
public record FrontSettings(
        Protocol protocol,
        InetSocketAddress address,
        Authorization authorization,
        Optional<String> tenant,
        AdmissionRules rules,
        FrontLimits limits,
        Optional<Identity> tls) {

    /** What a listener speaks. */
    public enum Protocol {
        HTTP,
        SOCKS
    }

    /** How clients show that they may use a listener (connectivity specification, 1.3.3). */
    public enum Authorization {
        /** A token in {@code Proxy-Authorization}, or in SOCKS5's authentication. */
        TOKEN,
        /** A token in {@code SAP-CP-Connectivity-Service-Token}. */
        SERVICE_TOKEN,
        /** Not at all: whoever reaches the listener may use it. */
        NONE
    }

    public FrontSettings {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(authorization, "authorization");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(tls, "tls");
    }

    /** Whether it is the listener that runs by {@code other}; limits aside, it can then change to these settings. */
    public boolean isSamePlaceAs(FrontSettings other) {
        return protocol == other.protocol
                && address.equals(other.address)
                && authorization == other.authorization
                && tls.isPresent() == other.tls.isPresent();
    }
}
