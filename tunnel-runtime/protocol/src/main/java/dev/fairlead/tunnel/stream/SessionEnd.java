package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.control.Bye;
import java.util.Objects;
import java.util.Optional;

/**
 * How a session ended.
 *
 * @param reason for an operator
 * @param bye the peer's last word, if it had one
 * @param failure what broke the connection, if something did
 */
public record SessionEnd(String reason, Optional<Bye> bye, Optional<Throwable> failure) {

    public SessionEnd {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(bye, "bye");
        Objects.requireNonNull(failure, "failure");
    }
}
