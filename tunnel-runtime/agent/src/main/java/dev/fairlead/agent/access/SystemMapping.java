package dev.fairlead.agent.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One exposed back end (agent specification, 2.3).
 *
 * @param virtualHost name by which applications call it, lower case
 * @param virtualPort port by which applications call it
 * @param internal where it is
 * @param authenticationMode how it is told who calls
 * @param requirePrincipal whether requests without a caller are refused
 * @param refusePrincipal whether requests with a caller are refused instead of being sent on without it
 * @param presentPrincipal where it sees the caller's certificate
 * @param hostHeader which name it sees in {@code Host}
 * @param connectTimeout for TCP and TLS together
 * @param responseTimeout longest silence until the head of a response, and between its bytes
 * @param resources what is reachable; empty: nothing
 */
public record SystemMapping(
        String virtualHost,
        String virtualPort,
        InternalAddress internal,
        AuthenticationMode authenticationMode,
        boolean requirePrincipal,
        boolean refusePrincipal,
        PrincipalPresentation presentPrincipal,
        HostPolicy hostHeader,
        Duration connectTimeout,
        Duration responseTimeout,
        List<PathResource> resources) {

    public SystemMapping {
        Objects.requireNonNull(virtualHost, "virtualHost");
        Objects.requireNonNull(virtualPort, "virtualPort");
        Objects.requireNonNull(internal, "internal");
        Objects.requireNonNull(authenticationMode, "authenticationMode");
        Objects.requireNonNull(presentPrincipal, "presentPrincipal");
        Objects.requireNonNull(hostHeader, "hostHeader");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(responseTimeout, "responseTimeout");
        resources = List.copyOf(resources);
    }

    /** The name callers know, {@code host:port}. */
    public String virtualAuthority() {
        return virtualHost + ":" + virtualPort;
    }
}
