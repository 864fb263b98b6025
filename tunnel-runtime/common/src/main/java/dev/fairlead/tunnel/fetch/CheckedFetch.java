package dev.fairlead.tunnel.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches from addresses that a policy allows. The name is resolved once and the connection goes to the address that was
 * looked at, whatever the name means a moment later; so the platform's proxy is not used.
 */
public final class CheckedFetch implements Fetch {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_LINES = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");

    private final AddressPolicy policy;
    private final SSLSocketFactory tls;

    /** @param tls decides whose certificates are believed */
    public CheckedFetch(AddressPolicy policy, SSLSocketFactory tls) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.tls = Objects.requireNonNull(tls, "tls");
    }

    @Override
    public byte[] get(URI uri) throws IOException {
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        try (Socket plain = connect(uri.getHost(), port)) {
            plain.setSoTimeout(READ_MILLIS);
            if (!secure) {
                return ask(plain, uri);
            }
            try (SSLSocket socket = (SSLSocket) tls.createSocket(plain, uri.getHost(), port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                return ask(socket, uri);
            }
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

    /** HTTP/1.0: the answer is not in chunks and ends with the connection. */
    private static byte[] ask(Socket socket, URI uri) throws IOException {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        socket.getOutputStream()
                .write(("GET " + path + query + " HTTP/1.0\r\nHost: " + uri.getRawAuthority()
                                + "\r\nAccept: application/jwk-set+json, application/json\r\n"
                                + "Connection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Matcher status = STATUS.matcher(line(in));
        if (!status.matches()) {
            throw new IOException("answer that is not HTTP");
        }
        if (!status.group(1).equals("200")) {
            throw new IOException("answer with status " + status.group(1));
        }
        for (int lines = 0; !line(in).isEmpty(); lines++) {
            if (lines > MAX_LINES) {
                throw new IOException("answer with too many headers");
            }
        }
        return LimitedReader.read(in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.length() > MAX_LINE) {
                throw new IOException("answer without an end of its head");
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }
}
