package dev.fairlead.agent.access;

import java.util.Objects;

/**
 * Where a system is called, and where it really is.
 *
 * @param virtualHost name by which applications call it, lower case
 * @param virtualPort port by which applications call it
 * @param protocol what it speaks
 * @param internalHost its name or IP literal, without brackets
 * @param internalPort its port; the first one if the virtual port is a range
 */
public record SystemAddress(
        String virtualHost, VirtualPort virtualPort, Protocol protocol, String internalHost, int internalPort) {

    public SystemAddress {
        Objects.requireNonNull(virtualHost, "virtualHost");
        Objects.requireNonNull(virtualPort, "virtualPort");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(internalHost, "internalHost");
    }

    /** The name callers know, {@code host:port}. */
    public String virtualAuthority() {
        return virtualHost + ":" + virtualPort.text();
    }

    /** Where it is; of a range, its first port. */
    public InternalAddress internal() {
        return new InternalAddress(protocol.tls(), internalHost, internalPort);
    }

    /** Where the virtual port leads; ranges correspond port by port. */
    public InternalAddress internal(String port) {
        return new InternalAddress(protocol.tls(), internalHost, internalPort + virtualPort.offset(port));
    }

    /** Whether an application could mean both by the same address. */
    public boolean overlaps(SystemAddress other) {
        return virtualHost.equals(other.virtualHost) && virtualPort.overlaps(other.virtualPort);
    }
}
