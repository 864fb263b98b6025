package dev.fairlead.tunnel.audit;

/** Fields of a line of CSV (RFC 4180) that cannot break out of their line, their field, or a spreadsheet's cell. */
final class CsvText {
    private static final int MAX_LENGTH = 2_048;

    private CsvText() {}

    static String field(String text) {
        if (isPlain(text)) {
            return text;
        }
        String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        StringBuilder escaped = new StringBuilder(shortened.length() + 2);
        if (!shortened.isEmpty() && "=+-@".indexOf(shortened.charAt(0)) >= 0) {
            escaped.append('\'');
        }
        shortened.chars().forEach(c -> append(escaped, (char) c));
        return escaped.indexOf(",") >= 0 || escaped.indexOf("\"") >= 0
                ? '"' + escaped.toString().replace("\"", "\"\"") + '"'
                : escaped.toString();
    }

    /** What most fields are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c > ' ' && c < 0x7F && c != ',' && c != '"' && (i > 0 || "=+-@".indexOf(c) < 0);
            if (!plain) {
                return false;
            }
        }
        return text.length() <= MAX_LENGTH;
    }

    private static void append(StringBuilder escaped, char c) {
        if (isUnprintable(c)) {
            escaped.append(String.format("\\u%04x", (int) c));
        } else {
            escaped.append(c);
        }
    }

    private static boolean isUnprintable(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
