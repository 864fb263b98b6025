package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A box on the way that opens nothing, but cuts connections off whose TLS offers a protocol that it does not know. */
public final class SuspiciousLink implements AutoCloseable {
    private final Endpoint target;
    private final String unwanted;
    private final AtomicInteger cutOff = new AtomicInteger();
    private final Middlebox box;

    /** @param unwanted name of a protocol, as it stands in a client's first message */
    public SuspiciousLink(Endpoint target, String unwanted) throws IOException {
        this.target = target;
        this.unwanted = unwanted;
        this.box = new Middlebox(ServerSocketFactory.getDefault(), this::inspect);
    }

    public Endpoint endpoint() {
        return box.endpoint();
    }

    /** How many connections it did not like. */
    public int cutOff() {
        return cutOff.get();
    }

    private void inspect(Middlebox accepting, Socket agent) throws IOException {
        byte[] first = Middlebox.first(agent);
        if (new String(first, StandardCharsets.ISO_8859_1).contains(unwanted)) {
            cutOff.incrementAndGet();
            agent.close();
            return;
        }
        Socket gateway = accepting.dial(target);
        gateway.getOutputStream().write(first);
        accepting.join(agent, gateway);
    }

    @Override
    public void close() throws IOException {
        box.close();
    }
}
