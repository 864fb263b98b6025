package dev.fairlead.agent;

import dev.fairlead.agent.stream.Admission;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import java.util.function.Function;

/** The services of the configuration that counts at this moment. Streams that run keep those that they began with. */
final class LiveServices implements StreamAcceptor, AutoCloseable {
    private volatile Services current;

    /**
     * @param first makes the first services; it gets what decides about later requests
     */
    LiveServices(Function<Function<OpenRequest, Admission>, Services> first) {
        this.current = first.apply(this::decide);
    }

    @Override
    public StreamHandler opened(TunnelStream stream) {
        return current.acceptor().opened(stream);
    }

    /** Decides about a further request on a stream. */
    Admission decide(OpenRequest request) {
        return current.admission().decide(request);
    }

    /** Those that count at this moment. */
    Services current() {
        return current;
    }

    /** From now on the next request is decided and served by these. */
    void replace(Services next) {
        Services before = current;
        current = next;
        before.close();
    }

    @Override
    public void close() {
        current.close();
    }
}
