package dev.fairlead.gateway.group;

import java.io.IOException;
import java.util.Optional;

/** Where the leases of groups are kept; all nodes of a gateway use the same one. May block. */
public interface LeaseStore {

    /**
     * The record of a group; empty if none was ever written.
     *
     * @throws IOException if the store is not reached
     */
    Optional<LeaseRecord> read(String group) throws IOException;

    /**
     * Writes a record if the current one is as expected, in one step.
     *
     * @param expected empty if none was ever written
     * @return whether it was written
     * @throws IOException if the store is not reached; it may have been written
     */
    boolean replace(String group, Optional<LeaseRecord> expected, LeaseRecord next) throws IOException;
}
