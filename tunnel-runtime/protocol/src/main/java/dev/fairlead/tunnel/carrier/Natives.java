package dev.fairlead.tunnel.carrier;

import java.util.Arrays;
import java.util.Locale;

/** Whether native code moves the bytes: epoll for sockets, BoringSSL for TLS. Results are the same either way. */
public enum Natives {
    /** Where it loads; Java's own sockets and TLS elsewhere. */
    AUTO,
    /**
     * Never. Inside an application server native code is a trap: it stays with the first class loader that loaded it,
     * and fails the next deployment.
     */
    OFF,
    /** Always; starting fails where it does not load. */
    REQUIRED;

    /** System property that holds the name of one of the values, in any case; {@code auto} if it is not set. */
    public static final String PROPERTY = "fairlead.tunnel.natives";

    /**
     * What {@link #PROPERTY} says.
     *
     * @throws IllegalArgumentException if it says something else
     */
    public static Natives configured() {
        String value = System.getProperty(PROPERTY, AUTO.name());
        return Arrays.stream(values())
                .filter(known -> known.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(PROPERTY + " is '" + value + "', expected auto, off or required"));
    }
}
