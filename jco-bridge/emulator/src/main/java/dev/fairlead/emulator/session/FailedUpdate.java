package dev.fairlead.emulator.session;

import java.util.Objects;

/**
 * An update that failed at a commit, with all that was to be written with it.
 *
 * @param client of the logon
 * @param user of the logon
 * @param reason for people
 */
public record FailedUpdate(String client, String user, String reason) {
    public FailedUpdate {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(reason, "reason");
    }
}
