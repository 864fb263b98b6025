package dev.fairlead.tunnel.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches from addresses that a policy allows. The name is resolved once and the connection goes to the address that was
 * looked at, whatever the name means a moment later; so the platform's proxy is not used.
 */
public final class CheckedFetch implements Fetch {
    private static final int CONNECT_MILLIS = 5_000;

    private final AddressPolicy policy;
    private final SSLSocketFactory tls;

    /** @param tls decides whose certificates are believed */
    public CheckedFetch(AddressPolicy policy, SSLSocketFactory tls) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.tls = Objects.requireNonNull(tls, "tls");
    }

    @Override
    public byte[] get(URI uri) throws IOException {
        try (Socket plain = connect(uri.getHost(), SocketRequest.port(uri))) {
            return SocketRequest.get(plain, uri, tls);
        }
    }

    private Socket connect(String host, int port) throws IOException {
        InetAddress allowed = Arrays.stream(InetAddress.getAllByName(host))
                .filter(policy::allows)
                .findFirst()
                .orElseThrow(() -> new UnknownHostException("the address of " + host
                        + " is not a public one: list its network in trust.networks if it should be reached"));
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(allowed, port), CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
