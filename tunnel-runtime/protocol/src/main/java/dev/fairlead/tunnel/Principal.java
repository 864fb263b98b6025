package dev.fairlead.tunnel;

import java.util.Objects;

/**
 * Who a stream is opened for: a token that the agent verifies itself. It never prints.
 *
 * @param kind the channel it came through
 * @param token the encoded token
 */
public record Principal(PrincipalKind kind, String token) {

    public Principal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "Principal[" + kind + ", ***]";
    }
}
