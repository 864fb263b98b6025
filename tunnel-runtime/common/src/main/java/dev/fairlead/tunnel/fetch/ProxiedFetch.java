package dev.fairlead.tunnel.fetch;

import dev.fairlead.tunnel.carrier.EgressProxy;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.ProxySocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches through the proxy by which a network is left, but for hosts that are reached without it. Plain documents, which
 * come from this machine only, never go there.
 */
public final class ProxiedFetch implements Fetch {
    private static final int CONNECT_MILLIS = 5_000;

    private final EgressProxy proxy;
    private final SSLSocketFactory tls;

    /** @param tls decides whose certificates are believed */
    public ProxiedFetch(EgressProxy proxy, SSLSocketFactory tls) {
        this.proxy = Objects.requireNonNull(proxy, "proxy");
        this.tls = Objects.requireNonNull(tls, "tls");
    }

    /** Through a proxy if there is one, else as the platform is set up. */
    public static Fetch by(Optional<EgressProxy> proxy) {
        return proxy.<Fetch>map(hop -> new ProxiedFetch(hop, (SSLSocketFactory) SSLSocketFactory.getDefault()))
                .orElseGet(PlatformFetch::new);
    }

    @Override
    public byte[] get(URI uri) throws IOException {
        try (Socket plain = connect(uri)) {
            return SocketRequest.get(plain, uri, tls);
        }
    }

    private Socket connect(URI uri) throws IOException {
        String host = withoutBrackets(uri.getHost());
        int port = SocketRequest.port(uri);
        if ("https".equals(uri.getScheme()) && !proxy.direct().contains(host)) {
            return ProxySocket.open(proxy, new Endpoint(host, port), SocketRequest.READ_MILLIS);
        }
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
