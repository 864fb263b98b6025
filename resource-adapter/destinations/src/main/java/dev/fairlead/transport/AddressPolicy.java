package dev.fairlead.transport;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses may be connected to (authentication specification, 11.1 and 12.6): whoever may write a URL must not
 * reach through it what only this machine can reach. Asked after a name was resolved; the connection then goes to an
 * address that was allowed, whatever the name means a moment later.
 */
@FunctionalInterface
public interface AddressPolicy {

    /**
     * For URLs that administrators of this server wrote: all but link-local addresses and those at which clouds tell
     * machines their secrets.
     */
    AddressPolicy ADMINISTRATED = address -> !address.isLinkLocalAddress() && !Networks.METADATA.contain(address);

    /** For URLs that others wrote: only addresses of the public Internet. */
    AddressPolicy PUBLIC = address -> ADMINISTRATED.allows(address) && !Networks.PRIVATE.contain(address);

    /** Whether {@code address} may be connected to. */
    boolean allows(InetAddress address);

    /**
     * This policy, and certain networks besides; never those that {@link #ADMINISTRATED} refuses.
     *
     * @param networks addresses, or networks as {@code address/bits}
     * @throws IllegalArgumentException with the entry that is neither
     */
    default AddressPolicy alsoAllowing(List<String> networks) {
        Networks listed = Networks.of(networks);
        return address -> allows(address) || listed.contain(address) && ADMINISTRATED.allows(address);
    }
}
