package dev.fairlead.connector.configuration;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the gateway listens and keeps its state.
 *
 * @param directory its keys, agents and enrolment codes
 * @param host address to listen on for agents
 * @param port port to listen on for agents; 0 for any that is free
 */
public record GatewayConfiguration(Path directory, String host, int port) {

    public GatewayConfiguration {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(host, "host");
    }
}
