package dev.fairlead.tunnel.carrier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP proxy that connects to a gateway on request (RFC 9110, 9.3.6), and looks its name up. It never prints its
 * password.
 *
 * @param address where it listens, without TLS
 * @param credentials for Basic authentication (RFC 7617), shown without being asked; empty: none
 */
public record EgressProxy(Endpoint address, Optional<Credentials> credentials) {

    public EgressProxy {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(credentials, "credentials");
    }

    /**
     * Who the agent is at the proxy.
     *
     * @param user without colon
     * @param password may be empty
     */
    public record Credentials(String user, String password) {

        /** @throws IllegalArgumentException if the user's name has a colon */
        public Credentials {
            Objects.requireNonNull(password, "password");
            if (user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("a user's name for Basic authentication has no colon");
            }
        }

        /** Value of {@code Proxy-Authorization}. */
        String basic() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "Credentials[" + user + ", ***]";
        }
    }
}
