package dev.fairlead.emulator.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An answer over HTTP.
 *
 * @param status of HTTP
 * @param headers by name
 * @param body that is written when it is sent
 * @param delivery how much of it is sent
 */
public record Answer(int status, Map<String, String> headers, Body body, Delivery delivery) {

    private static final String CONTENT_TYPE = "Content-Type";

    /** What an answer carries. */
    @FunctionalInterface
    public interface Body {
        /** Writes it, and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }

    public Answer {
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(delivery, "delivery");
    }

    /** A message of SOAP. */
    public static Answer soap(int status, Body body) {
        return new Answer(status, Map.of(CONTENT_TYPE, "text/xml; charset=utf-8"), body, Delivery.WHOLE);
    }

    /** A document of XML. */
    public static Answer xml(String document) {
        return soap(200, text(document));
    }

    /** A page for people. */
    public static Answer page(int status, String title, String text) {
        return html(
                status,
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>" + text
                        + "</p></body></html>");
    }

    /** A document of HTML. */
    public static Answer html(int status, String document) {
        return new Answer(status, Map.of(CONTENT_TYPE, "text/html; charset=utf-8"), text(document), Delivery.WHOLE);
    }

    /** No body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), out -> {}, Delivery.WHOLE);
    }

    private static Body text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with a header, or with another value of it. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, delivery);
    }

    /** The same answer with another body. */
    public Answer with(Body other) {
        return new Answer(status, headers, other, delivery);
    }

    /** The same answer with another body. */
    public Answer with(byte[] other) {
        return with(out -> out.write(other));
    }

    /** The same answer, sent in another way. */
    public Answer delivered(Delivery other) {
        return new Answer(status, headers, body, other);
    }

    /** The body in memory. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toByteArray();
    }
}
