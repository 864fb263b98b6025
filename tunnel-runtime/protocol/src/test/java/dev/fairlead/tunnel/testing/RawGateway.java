package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.CarrierTls;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Somebody with a gateway's certificate; what it says to an agent that dialled is the test's, byte by byte. */
public final class RawGateway implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final SSLServerSocket listening;

    public RawGateway(TestAuthority authority) throws IOException {
        listening = (SSLServerSocket) RawPeer.context(authority.server(), authority.certificate())
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {CarrierTls.ALPN});
        parameters.setNeedClientAuth(true);
        listening.setSSLParameters(parameters);
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listening.getLocalPort());
    }

    /** Waits for the next agent. */
    public RawPeer accept() throws IOException {
        return new RawPeer((SSLSocket) listening.accept());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
