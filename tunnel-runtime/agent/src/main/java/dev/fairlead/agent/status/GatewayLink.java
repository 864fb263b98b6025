package dev.fairlead.agent.status;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The connection to one gateway.
 *
 * @param gateway host and port
 * @param sessions that stand
 * @param since when the newest of its sessions began; empty if there is none
 * @param losses how often a session was lost or could not be established
 * @param lastError why it was the last time; empty if it never was
 */
public record GatewayLink(
        String gateway, int sessions, Optional<Instant> since, long losses, Optional<LinkError> lastError) {

    public GatewayLink {
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastError, "lastError");
    }

    /**
     * A failure.
     *
     * @param at when
     * @param text what the agent's log says about it
     * @param refused whether the gateway will not have this agent until a person changes something
     */
    public record LinkError(Instant at, String text, boolean refused) {
        public LinkError {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(text, "text");
        }
    }
}
