package dev.fairlead.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import dev.fairlead.emulator.answer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Sends answers, compressed where the caller takes that, and as much of them as they say. */
final class AnswerSender {

    private AnswerSender() {}

    /** What is left of the request is read first, or the connection could not be used again. */
    static void send(HttpExchange exchange, Request request, Answer answer) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        switch (answer.delivery()) {
            case NONE -> {
                // the caller closes the exchange, and with it the connection
            }
            case HALF -> sendHalf(exchange, answer.bytes());
            case THEN_CLOSED -> {
                exchange.getResponseHeaders().set("Connection", "close");
                sendWhole(exchange, request, answer);
            }
            case WHOLE -> sendWhole(exchange, request, answer);
        }
    }

    /** Closing an exchange that owes bytes cuts the connection. */
    private static void sendHalf(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void sendWhole(HttpExchange exchange, Request request, Answer answer) throws IOException {
        boolean compressed = request.acceptsGzip();
        if (compressed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(answer.status(), 0);
        OutputStream body = exchange.getResponseBody();
        if (compressed) {
            GZIPOutputStream zipped = new GZIPOutputStream(body);
            answer.body().writeTo(zipped);
            zipped.finish();
        } else {
            answer.body().writeTo(body);
        }
        body.close();
    }
}
