package dev.fairlead.tunnel.carrier;

import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP proxy that connects to a server on request (RFC 9110, 9.3.6), and looks its name up.
 *
 * @param address where it listens, without TLS
 * @param logon who the agent is there, shown when the proxy asks for it; empty: nobody
 * @param direct hosts that are reached without it
 */
public record EgressProxy(Endpoint address, Optional<ProxyLogon> logon, DirectHosts direct) {

    public EgressProxy {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(logon, "logon");
        Objects.requireNonNull(direct, "direct");
    }

    /** A proxy for everything that wants no logon. */
    public static EgressProxy at(Endpoint address) {
        return new EgressProxy(address, Optional.empty(), DirectHosts.NONE);
    }

    /** The same with a logon. */
    public EgressProxy withLogon(ProxyLogon value) {
        return new EgressProxy(address, Optional.of(value), direct);
    }

    /** The same with other hosts that are reached without it. */
    public EgressProxy withDirect(DirectHosts value) {
        return new EgressProxy(address, logon, value);
    }

    /** In a sentence: {@code the proxy proxy.corp:3128 (negotiate)}. */
    @Override
    public String toString() {
        return "the proxy " + address
                + logon.map(known -> " (" + known.scheme() + ")").orElse("");
    }
}
