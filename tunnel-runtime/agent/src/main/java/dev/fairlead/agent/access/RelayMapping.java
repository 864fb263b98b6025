package dev.fairlead.agent.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A back end of the TCP or LDAP family: bytes pass uninspected, the mapping alone decides (agent specification, 3.10 and
 * 3.11).
 *
 * @param address where it is called, and where it is
 * @param applications which applications may use it; empty: all
 * @param connectTimeout for the connection, and again for its TLS handshake
 */
public record RelayMapping(SystemAddress address, Set<String> applications, Duration connectTimeout)
        implements SystemMapping {

    public RelayMapping {
        Objects.requireNonNull(address, "address");
        applications = Set.copyOf(applications);
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        if (!address.protocol().relayed()) {
            throw new IllegalArgumentException(address.protocol() + " is not relayed uninspected");
        }
    }
}
