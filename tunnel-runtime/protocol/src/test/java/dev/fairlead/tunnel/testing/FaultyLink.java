package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A TCP forwarder in front of a gateway that can lose everything without a word, as a broken network does. */
public final class FaultyLink implements AutoCloseable {
    private final Endpoint target;
    private final List<Socket> agents = new CopyOnWriteArrayList<>();
    private final List<Socket> unheardAgents = new CopyOnWriteArrayList<>();
    private final List<Socket> deafAgents = new CopyOnWriteArrayList<>();
    private final Middlebox box;

    public FaultyLink(Endpoint target) throws IOException {
        this.target = target;
        this.box = new Middlebox(ServerSocketFactory.getDefault(), this::serve);
    }

    public Endpoint endpoint() {
        return box.endpoint();
    }

    /** What gets lost. */
    public enum Loss {
        EVERYTHING,
        WHAT_AGENTS_SEND,
        WHAT_THE_GATEWAY_SENDS
    }

    /** From now on every byte of the connections that exist is lost; new connections work. */
    public void swallow() {
        swallow(Loss.EVERYTHING);
    }

    /** The same for one direction or both. */
    public void swallow(Loss loss) {
        if (loss != Loss.WHAT_THE_GATEWAY_SENDS) {
            unheardAgents.addAll(agents);
        }
        if (loss != Loss.WHAT_AGENTS_SEND) {
            deafAgents.addAll(agents);
        }
    }

    /** Closes every connection. */
    public void cut() {
        box.cut();
    }

    private void serve(Middlebox accepting, Socket agent) throws IOException {
        agents.add(agent);
        accepting.join(
                agent, accepting.dial(target), () -> !unheardAgents.contains(agent), () -> !deafAgents.contains(agent));
    }

    @Override
    public void close() throws IOException {
        box.close();
    }
}
