package dev.fairlead.agent.access;

import java.util.Objects;

/**
 * A user who may not call an ABAP system (agent specification, 2.3).
 *
 * @param client three digits
 * @param user in upper case
 */
public record BlockedUser(String client, String user) {

    public BlockedUser {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(user, "user");
        if (!ClientAccess.isClient(client)) {
            throw new IllegalArgumentException("a client has three digits");
        }
        user = ClientAccess.comparable(user);
        if (user.isEmpty()) {
            throw new IllegalArgumentException("a user has a name");
        }
    }

    /**
     * Whether it is this user.
     *
     * @param called client that is called; empty: none is named, so that it may be any
     * @param name as {@link ClientAccess#comparable} has it
     */
    boolean matches(String called, String name) {
        return (called.isEmpty() || called.equals(client)) && name.equals(user);
    }
}
