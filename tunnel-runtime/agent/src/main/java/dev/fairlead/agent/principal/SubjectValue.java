package dev.fairlead.agent.principal;

import java.text.Normalizer;

/** What the value of a claim must be like to stand in a name (authentication specification, 10.5). */
final class SubjectValue {
    static final String UNRESOLVED = "UNRESOLVED";
    static final String MULTIVALUE = "MULTIVALUE";
    static final String NOT_SCALAR = "NOT_SCALAR";
    static final String BAD_CHAR = "BAD_CHAR";
    static final String EDGE_SPACE = "EDGE_SPACE";
    static final String TOO_LONG = "TOO_LONG";

    private SubjectValue() {}

    /** The value in Unicode NFC, if it can be shown and has nothing invisible in it. */
    static String checked(String value, String variable) {
        if (value.isEmpty()) {
            throw refused(UNRESOLVED, variable);
        }
        String normalized = Normalizer.normalize(value, Normalizer.Form.NFC);
        if (normalized.codePoints().anyMatch(SubjectValue::isInvisible)) {
            throw refused(BAD_CHAR, variable);
        }
        if (isSpace(normalized.codePointAt(0)) || isSpace(normalized.codePointBefore(normalized.length()))) {
            throw refused(EDGE_SPACE, variable);
        }
        return normalized;
    }

    static PrincipalRefusedException refused(String reason, String name) {
        return PrincipalRefusedException.unmapped(
                reason + " " + name, "No certificate subject can be built: " + reason + " " + name);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
