package dev.fairlead.agent.backend;

import dev.fairlead.agent.access.ConnectionSettings;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens HTTP connections to back ends, or takes one that waits. One instance belongs to one tenant's configuration,
 * neither of which therefore is part of the pools' keys.
 */
public final class BackendConnections implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BackendConnections.class.getName());

    private final BackendDialer called;
    private final BackendDialer relayed;
    private final Map<EventLoop, BackendPool> pools = new ConcurrentHashMap<>();

    /**
     * @param called connects where requests are answered
     * @param relayed connects where a request may become a WebSocket, so that each direction has to end by itself
     */
    public BackendConnections(BackendDialer called, BackendDialer relayed) {
        this.called = called;
        this.relayed = relayed;
    }

    /**
     * Gets a connection; the listener hears of it, or of the failure. To be called on the loop.
     *
     * @param settings how to connect
     * @param fresh whether it must be a new one
     */
    public void open(
            EventLoop loop,
            BackendTarget target,
            ConnectionSettings settings,
            boolean fresh,
            BackendListener listener) {
        BackendPool pool = pools.computeIfAbsent(loop, BackendPool::new);
        Optional<BackendConnection> waiting = fresh ? Optional.empty() : pool.take(target.key());
        if (waiting.isPresent()) {
            waiting.get().use(listener);
        } else {
            connect(loop, pool, target, settings, listener);
        }
    }

    /** How many connections wait for their next exchange, by virtual host and port; as of a few seconds ago. */
    public Map<String, Integer> idle() {
        Map<String, Integer> idle = new HashMap<>();
        pools.values()
                .forEach(pool -> pool.idle().forEach((mapping, count) -> idle.merge(mapping, count, Integer::sum)));
        return idle;
    }

    /** Closes what waits; exchanges that run end by themselves. */
    @Override
    public void close() {
        pools.forEach((loop, pool) -> {
            if (!loop.isShuttingDown()) {
                loop.execute(pool::close);
            }
        });
    }

    private void connect(
            EventLoop loop,
            BackendPool pool,
            BackendTarget target,
            ConnectionSettings settings,
            BackendListener listener) {
        (target.mapping().becomesWebSocket() ? relayed : called)
                .dial(
                        loop,
                        target.mapping().internal(),
                        target.tls(),
                        settings,
                        pipeline -> HttpPipeline.install(
                                pipeline,
                                target.mapping().http().limits(),
                                new BackendConnection(pool, target.key(), pipeline.channel())))
                .addListener(dialled -> {
                    if (dialled.isSuccess()) {
                        start((Channel) dialled.getNow(), listener);
                    } else {
                        report(target, dialled.cause(), listener);
                    }
                });
    }

    private static void start(Channel channel, BackendListener listener) {
        channel.pipeline().get(BackendConnection.class).use(listener);
    }

    private static void report(BackendTarget target, Throwable failure, BackendListener listener) {
        // only the agent's own log may say more: the failure's text names the internal address
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "No connection to the back end of " + target.mapping().virtualAuthority() + ": " + failure);
        listener.failed(BackendFailure.whileConnecting(failure));
    }
}
