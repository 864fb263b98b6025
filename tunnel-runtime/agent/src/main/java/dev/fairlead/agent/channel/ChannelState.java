package dev.fairlead.agent.channel;

import java.util.Objects;

/**
 * A service channel at one moment.
 *
 * @param service that it leads to
 * @param port where clients connect
 * @param enabled whether it should be open
 * @param open whether it is
 * @param connections of clients that stand
 * @param sent bytes from clients since it was opened, of connections that have ended
 * @param received bytes to clients, likewise
 */
public record ChannelState(
        String service, int port, boolean enabled, boolean open, int connections, long sent, long received) {

    public ChannelState {
        Objects.requireNonNull(service, "service");
    }
}
