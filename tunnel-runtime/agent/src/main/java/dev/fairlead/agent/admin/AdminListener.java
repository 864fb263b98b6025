package dev.fairlead.agent.admin;

import dev.fairlead.agent.monitoring.MonitoringApi;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.admin.AdminFront;
import dev.fairlead.tunnel.carrier.ServerPort;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The running admin listener of an agent process, with a thread of its own, so that it answers whatever tenants do. */
public final class AdminListener implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 50;

    private final TunnelThreads threads;
    private final ServerPort port;

    private AdminListener(TunnelThreads threads, ServerPort port) {
        this.threads = threads;
        this.port = port;
    }

    /**
     * Starts listening.
     *
     * @param tenants how each tenant fares, asked for each request
     * @param monitoring answers whoever logs on; empty: nobody does
     * @throws IOException if the address or port cannot be had
     */
    public static AdminListener start(
            InetSocketAddress address, Supplier<Map<String, AgentStatus>> tenants, Optional<MonitoringApi> monitoring)
            throws IOException {
        TunnelThreads threads = new TunnelThreads("fairlead-admin", 1);
        try {
            return new AdminListener(
                    threads,
                    ServerPort.bind(
                            address,
                            threads,
                            MAX_CONNECTIONS,
                            new AdminFront(new AgentPages(tenants, monitoring))::accept));
        } catch (IOException taken) {
            threads.close();
            throw taken;
        }
    }

    /** The port that was bound. */
    public int port() {
        return port.port();
    }

    @Override
    public void close() {
        port.close();
        threads.close();
    }
}
