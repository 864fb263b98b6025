package dev.fairlead.agent.access;

import dev.fairlead.tunnel.RfcPort;
import java.util.Objects;
import java.util.Optional;

/** Where a system is called, and where it really is. A value. */
public final class SystemAddress {
    private final String virtualHost;
    private final VirtualPort virtualPort;
    private final Protocol protocol;
    private final String internalHost;
    private final int internalPort;
    /** Asked for several times a request. */
    private final String virtualAuthority;

    /**
     * @param virtualHost name by which applications call it, lower case
     * @param virtualPort port by which applications call it
     * @param protocol what it speaks
     * @param internalHost its name or IP literal, without brackets
     * @param internalPort its port; the first one if the virtual port is a range
     */
    public SystemAddress(
            String virtualHost, VirtualPort virtualPort, Protocol protocol, String internalHost, int internalPort) {
        this.virtualHost = Objects.requireNonNull(virtualHost, "virtualHost");
        this.virtualPort = Objects.requireNonNull(virtualPort, "virtualPort");
        this.protocol = Objects.requireNonNull(protocol, "protocol");
        this.internalHost = Objects.requireNonNull(internalHost, "internalHost");
        this.internalPort = internalPort;
        this.virtualAuthority = virtualHost + ":" + virtualPort.text();
    }

    /** Name by which applications call it, lower case. */
    public String virtualHost() {
        return virtualHost;
    }

    /** Port by which applications call it. */
    public VirtualPort virtualPort() {
        return virtualPort;
    }

    /** What it speaks. */
    public Protocol protocol() {
        return protocol;
    }

    /** The name callers know, {@code host:port}. */
    public String virtualAuthority() {
        return virtualAuthority;
    }

    /** What URLs have in place of a port with a name, with the host; empty where they have the port itself. */
    public Optional<String> urlAuthority() {
        return RfcPort.of(virtualPort.text()).map(port -> virtualHost + ":" + port.placeholder());
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

    @Override
    public boolean equals(Object other) {
        return other instanceof SystemAddress address
                && virtualAuthority.equals(address.virtualAuthority)
                && protocol == address.protocol
                && internalHost.equals(address.internalHost)
                && internalPort == address.internalPort;
    }

    @Override
    public int hashCode() {
        return virtualAuthority.hashCode();
    }

    @Override
    public String toString() {
        return virtualAuthority + " (" + protocol + ")";
    }
}
