package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.SingleIdentity;
import dev.fairlead.tunnel.keys.Identity;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Ends TLS in front of a gateway and passes on what is inside, without TLS; it speaks HTTP/1.1 only. */
public final class TestIngress implements AutoCloseable {
    private final Endpoint gateway;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Middlebox box;

    /** @param identity of the ingress, not of the gateway */
    public TestIngress(Identity identity, Endpoint gateway) throws IOException, GeneralSecurityException {
        this.gateway = gateway;
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new SingleIdentity(identity)}, null, null);
        this.box = new Middlebox(tls.getServerSocketFactory(), this::serve);
    }

    public Endpoint endpoint() {
        return box.endpoint();
    }

    /** The first bytes that each agent sent inside the TLS that ends here. */
    public List<String> seen() {
        return seen;
    }

    private void serve(Middlebox accepting, Socket client) throws IOException {
        SSLSocket agent = (SSLSocket) client;
        agent.setHandshakeApplicationProtocolSelector(
                (socket, offered) -> offered.contains("http/1.1") ? "http/1.1" : null);
        agent.startHandshake();
        byte[] first = Middlebox.first(agent);
        seen.add(new String(first, StandardCharsets.ISO_8859_1));
        Socket inner = accepting.dial(gateway);
        inner.getOutputStream().write(first);
        accepting.join(agent, inner);
    }

    @Override
    public void close() throws IOException {
        box.close();
    }
}
