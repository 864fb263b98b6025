package dev.fairlead.emulator.system;

import java.util.Objects;

/**
 * A user who is logged on.
 *
 * @param user who
 * @param language two letters
 */
public record Logon(User user, String language) {
    public Logon {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(language, "language");
    }
}
