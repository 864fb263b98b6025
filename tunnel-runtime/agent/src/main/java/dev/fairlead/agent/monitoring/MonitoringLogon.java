package dev.fairlead.agent.monitoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may read what is monitored: one user with a password, by Basic authentication (RFC 7617). It never prints the
 * password.
 *
 * @param user without colon
 * @param password not empty
 */
public record MonitoringLogon(String user, String password) {

    /** @throws IllegalArgumentException if the user's name has a colon or is empty, or the password is empty */
    public MonitoringLogon {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (user.isEmpty() || user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user's name is not empty, and has no colon");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("the password is empty");
        }
    }

    /** Whether a header {@code Authorization} is of this user; takes as long whatever is wrong with the password. */
    boolean admits(Optional<String> authorization) {
        return authorization.map(this::isOwn).orElse(false);
    }

    private boolean isOwn(String header) {
        String scheme = "Basic ";
        if (!header.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return false;
        }
        try {
            byte[] shown =
                    Base64.getDecoder().decode(header.substring(scheme.length()).strip());
            return MessageDigest.isEqual((user + ":" + password).getBytes(StandardCharsets.UTF_8), shown);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MonitoringLogon[" + user + ", ***]";
    }
}
