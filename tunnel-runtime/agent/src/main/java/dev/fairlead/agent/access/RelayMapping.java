package dev.fairlead.agent.access;

import java.util.Objects;
import java.util.Set;

/**
 * A back end of the TCP or LDAP family: bytes pass uninspected, the mapping alone decides (agent specification, 3.10 and
 * 3.11).
 *
 * @param address where it is called, and where it is
 * @param label what people read of it
 * @param applications which applications may use it; empty: all
 * @param connection how it is connected to
 */
public record RelayMapping(
        SystemAddress address, SystemLabel label, Set<String> applications, ConnectionSettings connection)
        implements SystemMapping {

    public RelayMapping {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(label, "label");
        applications = Set.copyOf(applications);
        Objects.requireNonNull(connection, "connection");
        if (!address.protocol().relayed()) {
            throw new IllegalArgumentException(address.protocol() + " is not relayed uninspected");
        }
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
