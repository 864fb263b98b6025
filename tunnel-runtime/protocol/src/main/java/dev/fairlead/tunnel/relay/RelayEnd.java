package dev.fairlead.tunnel.relay;

import dev.fairlead.tunnel.StreamError;
import java.util.Objects;
import java.util.Optional;

/**
 * How a relay ended.
 *
 * @param fromStream bytes that came over the stream for the local socket
 * @param toStream bytes that the local socket sent
 * @param error why it ended before both sides had finished; empty if they had
 * @param outcomeUnknown whether the peer may have got bytes although the relay ended early
 */
public record RelayEnd(long fromStream, long toStream, Optional<StreamError> error, boolean outcomeUnknown) {

    public RelayEnd {
        Objects.requireNonNull(error, "error");
    }
}
