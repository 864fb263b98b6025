package dev.fairlead.tunnel.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Gets a document over a connection that stands already, with TLS where the URL says so. */
final class SocketRequest {
    /** Longest silence. */
    static final int READ_MILLIS = 5_000;

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_LINES = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");

    private SocketRequest() {}

    /** The port of a URL. */
    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : isSecure(uri) ? HTTPS_PORT : HTTP_PORT;
    }

    /**
     * The document.
     *
     * @param plain leads to host and port of the URL
     * @param tls decides whose certificates are believed
     */
    static byte[] get(Socket plain, URI uri, SSLSocketFactory tls) throws IOException {
        plain.setSoTimeout(READ_MILLIS);
        if (!isSecure(uri)) {
            return ask(plain, uri);
        }
        try (SSLSocket socket = (SSLSocket) tls.createSocket(plain, uri.getHost(), port(uri), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            return ask(socket, uri);
        }
    }

    private static boolean isSecure(URI uri) {
        return "https".equals(uri.getScheme());
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
