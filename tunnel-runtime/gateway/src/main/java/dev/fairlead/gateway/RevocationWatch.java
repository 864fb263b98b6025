package dev.fairlead.gateway;

import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.ByeCode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Ends sessions of agents that were revoked while connected, within ten seconds (connectivity specification, 8.9). */
final class RevocationWatch {
    private static final System.Logger LOGGER = System.getLogger(RevocationWatch.class.getName());
    private static final long INTERVAL_SECONDS = 2;

    private final AgentPool pool;
    private final TunnelThreads threads;
    private final GatewayEvents events;

    RevocationWatch(AgentPool pool, TunnelThreads threads, GatewayEvents events) {
        this.events = events;
        this.pool = pool;
        this.threads = threads;
    }

    /** Looks every two seconds, until the threads end. */
    void start() {
        threads.next().scheduleWithFixedDelay(this::submit, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void submit() {
        try {
            threads.blocking().execute(this::look);
        } catch (RejectedExecutionException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The gateway is busy and looks for revoked agents later", e);
        }
    }

    private void look() {
        for (AgentSession session : pool.sessions()) {
            try {
                Optional<ByeCode> refusal = session.papers().refusal();
                refusal.ifPresent(code -> {
                    LOGGER.log(
                            System.Logger.Level.WARNING,
                            "Agent {0} is disconnected: {1}",
                            session.name().agentId(),
                            code.wireName());
                    events.agentRevoked(session.name().tenant(), session.name().agentId(), code.wireName());
                    session.bye(code, "");
                });
            } catch (IOException e) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "Cannot see whether agent " + session.name().agentId() + " was revoked",
                        e);
            }
        }
    }
}
