package dev.fairlead.binding.credentials;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How to use the Connectivity service: its proxies to on-premise systems (destination specification, 9.2).
 *
 * @param proxyHost host of all proxies
 * @param httpPort port of the HTTP proxy
 * @param socks5Port port of the SOCKS5 proxy; empty if there is none
 * @param rfcPort port for RFC; empty if there is none
 * @param ldapPort port for LDAP; empty if there is none
 * @param client who gets tokens for the proxies
 * @param instanceGuid id of the instance, which tokens of Cloud Identity Services are for; empty if unknown
 * @param tokenTypes {@code token-type}: whose tokens the proxies take, {@code xsuaa} and {@code ias}; empty if the
 *     binding does not say, which means XSUAA's
 */
public record ConnectivityServiceCredentials(
        String proxyHost,
        int httpPort,
        OptionalInt socks5Port,
        OptionalInt rfcPort,
        OptionalInt ldapPort,
        ServiceClient client,
        String instanceGuid,
        List<String> tokenTypes) {
    public ConnectivityServiceCredentials {
        Objects.requireNonNull(proxyHost, "proxyHost");
        Objects.requireNonNull(socks5Port, "socks5Port");
        Objects.requireNonNull(rfcPort, "rfcPort");
        Objects.requireNonNull(ldapPort, "ldapPort");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(instanceGuid, "instanceGuid");
        tokenTypes = List.copyOf(tokenTypes);
    }
}
