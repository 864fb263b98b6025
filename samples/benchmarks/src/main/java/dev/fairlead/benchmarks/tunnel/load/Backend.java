package dev.fairlead.benchmarks.tunnel.load;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The system behind the tunnel: answers small requests with 128 bytes, gives and takes large bodies, and does both as
 * cheaply as Java can, on one thread. Speaks just enough HTTP/1.1 that proxies can stand in front of it.
 */
public final class Backend implements AutoCloseable {
    static final byte[] DOWNLOAD_PATH = "/down/".getBytes(StandardCharsets.US_ASCII);
    static final byte[] STALLED_PATH = "/stall/".getBytes(StandardCharsets.US_ASCII);
    static final byte[] UPLOAD_PATH = "/up".getBytes(StandardCharsets.US_ASCII);

    /** What a small request is, where nobody wants more of it. */
    public static final String SMALL_REQUEST = "GET /small HTTP/1.1\r\nHost: backend\r\n\r\n";

    private static final int BUFFER = 256 * 1024;
    private static final int BACKLOG = 4096;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Filling filling = Filling.create();
    private final Counters counters = new Counters();

    /** On a free port of the loopback address. */
    public Backend() throws IOException {
        listening.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Bytes of bodies; written by the one thread, read by another. */
    static final class Counters {
        volatile long received;
        volatile long stalledSent;
    }

    /**
     * As a {@link Helper}: tells its port and that of the {@link SecureBackend}, and its counters when asked. Argument:
     * a PEM file with key and certificate.
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        int secure = SecureBackend.start(Pem.identity(Files.readString(Path.of(arguments[0]))));
        try (Backend backend = new Backend()) {
            Thread thread = new Thread(backend::serve, "backend");
            thread.setDaemon(true);
            thread.start();
            Helper.serve(
                    Words.of("ready").with("port", backend.port()).with("secure", secure),
                    question -> Words.of("done")
                            .with("received", backend.counters.received)
                            .with("stalledSent", backend.counters.stalledSent));
        }
    }

    /** Where it listens. */
    public int port() {
        return listening.socket().getLocalPort();
    }

    static ByteBuffer small(String request, boolean close) {
        String head = close ? request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n") : request;
        return direct(head);
    }

    static ByteBuffer download(long piece) {
        return direct("GET /down/" + piece + " HTTP/1.1\r\nHost: backend\r\n\r\n");
    }

    static ByteBuffer stalled(long piece) {
        return direct("GET /stall/" + piece + " HTTP/1.1\r\nHost: backend\r\n\r\n");
    }

    static ByteBuffer upload(long piece) {
        return direct("POST /up HTTP/1.1\r\nHost: backend\r\nContent-Length: " + piece + "\r\n\r\n");
    }

    static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Serves until it is closed. */
    public void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        } catch (java.nio.channels.ClosedSelectorException e) {
            // closed, as it should be
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                ((BackendConnection) key.attachment()).ready(key, buffer);
            }
        } catch (IOException e) {
            // the other side has gone: that is its business
            closeQuietly(key);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel one = listening.accept(); one != null; one = listening.accept()) {
            one.configureBlocking(false);
            one.setOption(StandardSocketOptions.TCP_NODELAY, true);
            one.register(selector, SelectionKey.OP_READ, new BackendConnection(one, filling, counters));
        }
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // closed is closed
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        listening.close();
        filling.close();
    }
}
