package dev.fairlead.tunnel.carrier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * User and password, by Basic authentication (RFC 7617). It never prints the password.
 *
 * @param user without colon
 * @param password may be empty
 */
public record BasicLogon(String user, String password) implements ProxyLogon {

    /** @throws IllegalArgumentException if the user's name has a colon */
    public BasicLogon {
        Objects.requireNonNull(password, "password");
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user's name for Basic authentication has no colon");
        }
    }

    @Override
    public String scheme() {
        return "basic";
    }

    @Override
    public String shown() {
        return "the password of user \"" + user + "\"";
    }

    @Override
    public String authorization(String host) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "BasicLogon[" + user + ", ***]";
    }
}
