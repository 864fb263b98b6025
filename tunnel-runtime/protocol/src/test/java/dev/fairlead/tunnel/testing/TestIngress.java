package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.SingleIdentity;
import dev.fairlead.tunnel.keys.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Ends TLS in front of a gateway and passes on what is inside, without TLS; it speaks HTTP/1.1 only. */
public final class TestIngress implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final Endpoint gateway;
    private final SSLServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** @param identity of the ingress, not of the gateway */
    public TestIngress(Identity identity, Endpoint gateway) throws IOException, GeneralSecurityException {
        this.gateway = gateway;
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new SingleIdentity(identity)}, null, null);
        this.listening = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        run(this::accept);
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listening.getLocalPort());
    }

    /** The first bytes that each agent sent inside the TLS that ends here. */
    public List<String> seen() {
        return seen;
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            SSLSocket agent = (SSLSocket) listening.accept();
            sockets.add(agent);
            agent.setHandshakeApplicationProtocolSelector(
                    (socket, offered) -> offered.contains("http/1.1") ? "http/1.1" : null);
            run(() -> serve(agent));
        }
    }

    private void serve(SSLSocket agent) throws IOException {
        try {
            agent.startHandshake();
        } catch (IOException notBelieved) {
            agent.close();
            return;
        }
        Socket inner = new Socket(gateway.host(), gateway.port());
        inner.setTcpNoDelay(true);
        sockets.add(inner);
        run(() -> forward(agent, inner));
        forward(inner, agent);
    }

    private void forward(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] piece = new byte[PIECE];
        boolean first = from instanceof SSLSocket;
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            if (first) {
                seen.add(new String(piece, 0, count, StandardCharsets.ISO_8859_1));
                first = false;
            }
            out.write(piece, 0, count);
            out.flush();
        }
        to.close();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // one of the two connections has ended, and the other is closed with it
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
