package dev.fairlead.rfc.telemetry;

import java.util.Objects;

/**
 * What calls of functions are told apart by.
 *
 * @param tenant for which the destination was looked up; empty for that of the installation
 * @param destination its name
 * @param transport {@code soap}, {@code jco} or {@code emulator}
 */
public record CalledSystem(String tenant, String destination, String transport) {

    public CalledSystem {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(transport, "transport");
    }
}
