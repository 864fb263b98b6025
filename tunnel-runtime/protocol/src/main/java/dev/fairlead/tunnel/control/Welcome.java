package dev.fairlead.tunnel.control;

import java.util.Objects;

/**
 * The gateway's answer: streams may be opened from now on.
 *
 * @param version the minor version that both speak
 * @param sessionId names the session in the logs of both sides
 * @param maxStreams streams the gateway takes at a time in this session
 */
public record Welcome(int version, String sessionId, int maxStreams) implements ControlMessage {

    public Welcome {
        Objects.requireNonNull(sessionId, "sessionId");
    }
}
