package dev.fairlead.benchmarks.rfc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers all calls alike, on 127.0.0.1, until its standard input ends. The rows of the answer are its only argument. */
final class AnswerServer {

    private AnswerServer() {}

    /** Prints its address when it listens. */
    public static void main(String[] arguments) throws IOException {
        byte[] answer = Messages.response(Integer.parseInt(arguments[0]));
        // else the last part of an answer waits for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, answer));
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, byte[] answer) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
