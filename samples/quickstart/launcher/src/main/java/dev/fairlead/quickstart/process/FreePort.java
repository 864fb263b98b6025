package dev.fairlead.quickstart.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for processes that must be told theirs. Parts in this JVM let the operating system choose when they bind. */
public final class FreePort {
    private FreePort() {}

    /**
     * A port of the loopback address that nobody listens on at the moment.
     *
     * @throws StartFailure if there is none
     */
    public static int find() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure("No free port on the loopback address: " + e.getMessage(), e);
        }
    }
}
