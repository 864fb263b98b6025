package dev.fairlead.faults.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.faults.app.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;

/**
 * Serves files of any size, counts what it is sent, never answers, or answers a little at a time. Prints what it does,
 * its port first, for the test that started it.
 */
public final class Backend {
    private static final int BLOCK = 64 * 1024;
    private static final long DRIP_MILLIS = 100;

    private Backend() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/files/bytes/", Backend::bytes);
        server.createContext("/files/sink", Backend::sink);
        server.createContext("/files/silence", exchange -> say("silence begun"));
        server.createContext("/files/drip", Backend::drip);
        server.start();
        say("port " + server.getAddress().getPort());
    }

    private static void bytes(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        long count = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        exchange.sendResponseHeaders(200, count == 0 ? -1 : count);
        try (OutputStream out = exchange.getResponseBody()) {
            Pattern.write(count, out);
        }
    }

    private static void sink(HttpExchange exchange) throws IOException {
        long count = 0;
        CRC32 crc = new CRC32();
        try (InputStream in = exchange.getRequestBody()) {
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                crc.update(block, 0, n);
                count += n;
            }
        }
        byte[] answer = (count + " " + Long.toHexString(crc.getValue())).getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(new byte[BLOCK]);
            out.flush();
            say("drip begun");
            while (true) {
                out.write(1);
                out.flush();
                Thread.sleep(DRIP_MILLIS);
            }
        } catch (IOException callerGone) {
            say("drip ended");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void say(String what) {
        System.out.println(what);
    }
}
