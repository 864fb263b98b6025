package dev.fairlead.tunnel.control;

import java.util.Objects;

/**
 * The agent's first word. Who it is stands in its certificate, not here.
 *
 * @param version the newest minor version of the protocol it speaks
 * @param software its name and version, for the gateway's operator
 * @param instance drawn when the agent started: tells a restarted agent from a second copy
 * @param maxStreams streams it takes at a time in this session
 */
public record Hello(int version, String software, String instance, int maxStreams) implements ControlMessage {

    public Hello {
        Objects.requireNonNull(software, "software");
        Objects.requireNonNull(instance, "instance");
    }
}
