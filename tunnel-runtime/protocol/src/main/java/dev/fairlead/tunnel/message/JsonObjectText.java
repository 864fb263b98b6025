package dev.fairlead.tunnel.message;

/**
 * Writes a JSON object of strings, numbers and further objects without a model of it in between: for messages that are
 * sent with every request.
 */
public final class JsonObjectText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text;
    private boolean empty = true;

    /** @param capacity characters to expect */
    public JsonObjectText(int capacity) {
        this(new StringBuilder(capacity));
    }

    private JsonObjectText(StringBuilder text) {
        this.text = text.append('{');
    }

    /** Adds a string. */
    public JsonObjectText add(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    /** Adds a number. */
    public JsonObjectText add(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Adds an object, which has to be ended before anything else is added here. */
    public JsonObjectText object(String name) {
        name(name);
        return new JsonObjectText(text);
    }

    /** The end of the object; gives everything that was written so far. */
    public String end() {
        return text.append('}').toString();
    }

    private void name(String name) {
        if (!empty) {
            text.append(',');
        }
        empty = false;
        quote(name);
        text.append(':');
    }

    /** RFC 8259, 7. */
    private void quote(String value) {
        text.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, written, i);
                escape(c);
                written = i + 1;
            }
        }
        text.append(value, written, value.length()).append('"');
    }

    private void escape(char c) {
        if (c < ' ') {
            text.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
        } else {
            text.append('\\').append(c);
        }
    }
}
