package dev.fairlead.tunnel.http;

import java.util.ArrayList;
import java.util.List;

/** How the end of a body is told (RFC 9112, 6), in the strict reading that leaves no choice. */
public sealed interface BodyFraming {

    /** The body is that long; 0: there is none. */
    record Length(long bytes) implements BodyFraming {}

    /** The body comes in chunks. */
    record Chunked() implements BodyFraming {}

    /**
     * The framing that a header section states; several statements are refused, equal ones too.
     *
     * @param http11 false: HTTP/1.0, which has no chunks
     * @throws BadRequestException if there is more than one way to read it
     */
    static BodyFraming of(List<HeaderField> headers, boolean http11) throws BadRequestException {
        List<String> lengths = values(headers, "Content-Length");
        List<String> codings = values(headers, "Transfer-Encoding");
        if (lengths.size() + codings.size() > 1) {
            throw new BadRequestException("The length of the body is stated more than once");
        }
        if (!codings.isEmpty()) {
            if (!http11 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw new BadRequestException("The transfer coding is not chunked alone");
            }
            return new Chunked();
        }
        return new Length(lengths.isEmpty() ? 0 : length(lengths.get(0)));
    }

    private static long length(String text) throws BadRequestException {
        if (!isNumber(text)) {
            throw new BadRequestException("Content-Length is not a number");
        }
        return Long.parseLong(text);
    }

    /** At most eighteen digits, which fit into a long. */
    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }

    private static List<String> values(List<HeaderField> headers, String name) {
        List<String> values = List.of();
        for (HeaderField field : headers) {
            if (field.is(name)) {
                // most have none, and those that have several are refused
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(field.value());
            }
        }
        return values;
    }
}
