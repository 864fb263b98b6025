package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.message.JsonObjectText;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What differs from one opening of an application to the next, at the end of the message:
 * {@code ,"principal":{"kind":"business","token":"ey"},"request":"9f","traceparent":"","deadline":0}}, where there may
 * be no principal. It is found without a model where it stands like that, in plain characters and without a blank.
 *
 * <p>These bytes are the last members of an object and its end. So whatever is an object as soon as a brace closes it
 * may stand before them, and their members are the ones that count, since of members of one name the last one does.
 *
 * @param principal see {@link OpenRequest}
 * @param requestId see {@link OpenRequest}
 * @param traceparent see {@link OpenRequest}
 * @param deadlineMillis see {@link OpenRequest}
 */
record OpeningTail(Optional<Principal> principal, String requestId, String traceparent, long deadlineMillis) {
    static final String PRINCIPAL = "principal";
    static final String KIND = "kind";
    static final String TOKEN = "token";
    static final String REQUEST = "request";
    static final String TRACE = "traceparent";
    static final String DEADLINE = "deadline";

    /** What has more bytes before its tail is read as any JSON. */
    private static final int MAX_BEGINNING = 1024;

    static final OpeningTail NONE = new OpeningTail(Optional.empty(), "", "", 0);

    private static final byte[] BEFORE_KIND = ascii(",\"" + PRINCIPAL + "\":{\"" + KIND + "\":\"");
    private static final byte[] BEFORE_TOKEN = ascii("\",\"" + TOKEN + "\":\"");
    private static final byte[] AFTER_TOKEN = ascii("\"}");
    private static final byte[] BEFORE_REQUEST = ascii(",\"" + REQUEST + "\":\"");
    private static final byte[] BEFORE_TRACE = ascii("\",\"" + TRACE + "\":\"");
    private static final byte[] BEFORE_DEADLINE = ascii("\",\"" + DEADLINE + "\":");

    static OpeningTail of(OpenRequest request) {
        return new OpeningTail(
                request.principal(), request.requestId(), request.traceparent(), request.deadlineMillis());
    }

    void addTo(JsonObjectText json) {
        if (principal.isPresent()) {
            json.object(PRINCIPAL)
                    .add(KIND, wireName(principal.get().kind()))
                    .add(TOKEN, principal.get().token())
                    .end();
        }
        json.add(REQUEST, requestId).add(TRACE, traceparent).add(DEADLINE, deadlineMillis);
    }

    private static String wireName(PrincipalKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The opening whose beginning is that one's, and whose end is this. */
    OpenRequest after(OpenRequest beginning) {
        return new OpenRequest(
                beginning.kind(),
                beginning.tenant(),
                beginning.locationId(),
                beginning.virtualHost(),
                beginning.virtualPort(),
                principal,
                beginning.client(),
                requestId,
                traceparent,
                deadlineMillis);
    }

    /** Where the end of a message begins that may be such a tail; negative if nowhere. */
    static int begin(ByteBuf message) {
        int last = Math.min(message.writerIndex(), message.readerIndex() + MAX_BEGINNING);
        for (int at = message.readerIndex(); at < last; at++) {
            if (message.getByte(at) == ','
                    && (startsWith(message, at, BEFORE_KIND) || startsWith(message, at, BEFORE_REQUEST))) {
                return at;
            }
        }
        return -1;
    }

    /** Reads the tail that begins there; empty if the bytes up to the end of the message are none. */
    static Optional<OpeningTail> read(ByteBuf message, int begin) {
        return new TailReader(message, begin).read();
    }

    private static boolean startsWith(ByteBuf message, int at, byte[] expected) {
        if (message.writerIndex() - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (message.getByte(at + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Goes through the bytes once; from what is not as expected on it reads nothing. */
    private static final class TailReader {
        private static final int MAX_DIGITS = 18;

        private final ByteBuf message;
        private int at;
        private boolean asExpected = true;

        TailReader(ByteBuf message, int begin) {
            this.message = message;
            this.at = begin;
        }

        Optional<OpeningTail> read() {
            Optional<Principal> principal = startsWith(message, at, BEFORE_KIND) ? principal() : Optional.empty();
            expect(BEFORE_REQUEST);
            String requestId = text();
            expect(BEFORE_TRACE);
            String traceparent = text();
            expect(BEFORE_DEADLINE);
            long deadline = lastNumber();
            return asExpected
                    ? Optional.of(new OpeningTail(principal, requestId, traceparent, deadline))
                    : Optional.empty();
        }

        private Optional<Principal> principal() {
            expect(BEFORE_KIND);
            String kindName = text();
            expect(BEFORE_TOKEN);
            String token = text();
            expect(AFTER_TOKEN);
            for (PrincipalKind kind : PrincipalKind.values()) {
                if (wireName(kind).equals(kindName)) {
                    return Optional.of(new Principal(kind, token));
                }
            }
            asExpected = false;
            return Optional.empty();
        }

        private void expect(byte[] bytes) {
            asExpected = asExpected && startsWith(message, at, bytes);
            at += bytes.length;
        }

        /** Up to the first character that is not plain, which should be the quote. */
        private String text() {
            int from = at;
            while (asExpected && at < message.writerIndex() && isPlain(message.getByte(at))) {
                at++;
            }
            return asExpected ? message.toString(from, at - from, StandardCharsets.US_ASCII) : "";
        }

        private static boolean isPlain(byte character) {
            return character >= ' ' && character < 0x7F && character != '"' && character != '\\';
        }

        /** The number that the message ends with, as JSON has it, and the brace. */
        private long lastNumber() {
            int end = message.writerIndex() - 1;
            int digits = end - at;
            if (!asExpected || digits < 1 || digits > MAX_DIGITS || message.getByte(end) != '}') {
                asExpected = false;
                return 0;
            }
            long value = 0;
            asExpected = digits == 1 || message.getByte(at) != '0';
            for (; at < end; at++) {
                byte digit = message.getByte(at);
                asExpected &= digit >= '0' && digit <= '9';
                value = 10 * value + digit - '0';
            }
            return value;
        }
    }
}
