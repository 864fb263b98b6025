package dev.fairlead.tunnel.carrier;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The way from an agent to its gateways.
 *
 * @param carrier what sessions travel in
 * @param ingressTrust authorities of an ingress that ends TLS in front of the gateway; empty: those that Java trusts.
 *     Such an ingress is trusted with nothing but to pass bytes on: the session has TLS of its own inside.
 * @param proxy the HTTP proxy through which this network is left; empty: none
 */
public record CarrierSettings(Carrier carrier, List<X509Certificate> ingressTrust, Optional<EgressProxy> proxy) {

    /** Whatever carrier gets through, an ingress that Java trusts, no proxy. */
    public static final CarrierSettings DEFAULT = new CarrierSettings(Carrier.AUTO, List.of(), Optional.empty());

    public CarrierSettings {
        Objects.requireNonNull(carrier, "carrier");
        ingressTrust = List.copyOf(ingressTrust);
        Objects.requireNonNull(proxy, "proxy");
    }

    /** The proxy on the way to a server; empty: there is none. */
    public Optional<EgressProxy> proxyTo(Endpoint server) {
        return proxy.filter(present -> !present.direct().contains(server.host()));
    }

    /** The same with another carrier. */
    public CarrierSettings withCarrier(Carrier value) {
        return new CarrierSettings(value, ingressTrust, proxy);
    }

    /** The same with another proxy. */
    public CarrierSettings withProxy(EgressProxy value) {
        return new CarrierSettings(carrier, ingressTrust, Optional.of(value));
    }

    /** The same with other authorities of the ingress. */
    public CarrierSettings withIngressTrust(List<X509Certificate> value) {
        return new CarrierSettings(carrier, value, proxy);
    }
}
