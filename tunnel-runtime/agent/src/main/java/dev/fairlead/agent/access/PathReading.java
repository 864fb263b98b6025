package dev.fairlead.agent.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The tests A1 to A10 of the agent specification, 3.4, in their order. */
final class PathReading {
    private static final String NEVER_RAW = "\\#\"<>^`{|}";

    private final String raw;
    private final PathPolicy policy;

    PathReading(String raw, PathPolicy policy) {
        this.raw = raw;
        this.policy = policy;
    }

    RequestPath read() {
        if (!raw.startsWith("/")) {
            return new RequestPath.Malformed("A1");
        }
        ByteBuffer decoded = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < 0x21 || c >= 0x7F || NEVER_RAW.indexOf(c) >= 0) {
                return new RequestPath.Malformed("A2");
            }
            if (c == '%') {
                int value = encodedByte(raw, i);
                if (value < 0) {
                    return new RequestPath.Malformed("A3");
                }
                if (value < 0x20 || value == 0x7F) {
                    return new RequestPath.Malformed("A4");
                }
                decoded.put((byte) value);
                i += 2;
            } else {
                decoded.put((byte) c);
            }
        }
        return strictUtf8(decoded.flip()).map(this::judge).orElse(new RequestPath.Malformed("A5"));
    }

    private RequestPath judge(String path) {
        if (hasEncodedSeparator()) {
            return new RequestPath.Ambiguous("A6");
        }
        for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
            if (encodedByte(path, i) >= 0) {
                return new RequestPath.Ambiguous("A7");
            }
        }
        StringBuilder withoutParameters = new StringBuilder(path.length());
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String name = beforeParameters(segments[i]);
            if (name.equals(".") || name.equals("..")) {
                return new RequestPath.Ambiguous("A8");
            }
            boolean betweenSlashes =
                    segments[i].isEmpty() && (i == segments.length - 1 || policy == PathPolicy.LENIENT);
            if (name.isEmpty() && !betweenSlashes) {
                return new RequestPath.Ambiguous("A9");
            }
            withoutParameters.append('/').append(name);
        }
        for (int i = 0; i < path.length(); i++) {
            if (looksLikeSomethingElse(path.charAt(i))) {
                return new RequestPath.Ambiguous("A10");
            }
        }
        return new RequestPath.Canonical(path, withoutParameters.toString());
    }

    private boolean hasEncodedSeparator() {
        for (int i = raw.indexOf('%'); i >= 0; i = raw.indexOf('%', i + 1)) {
            int value = encodedByte(raw, i);
            if (value == '/' || value == '\\') {
                return true;
            }
        }
        return false;
    }

    private static String beforeParameters(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }

    /** All of them are in the basic plane, so that one character is enough to tell. */
    private static boolean looksLikeSomethingElse(char c) {
        return c >= 0x80
                && (c == 0xFF0F
                        || c == 0x2215
                        || c == 0x2044
                        || c == 0xFF0E
                        || c >= 0xFE00 && c <= 0xFE0F
                        || c >= 0x200B && c <= 0x200F
                        || c == 0xFEFF);
    }

    /** Value of the two hex digits after the percent sign at {@code index}; negative if they are not there. */
    private static int encodedByte(String text, int index) {
        if (index + 2 >= text.length()) {
            return -1;
        }
        int high = hexDigit(text.charAt(index + 1));
        int low = hexDigit(text.charAt(index + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Unlike {@link Character#digit} ASCII only: other scripts' digits are no percent-encoding. */
    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static Optional<String> strictUtf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
