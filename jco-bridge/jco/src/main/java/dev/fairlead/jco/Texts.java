package dev.fairlead.jco;

/** What is not known is null in this programming model, and empty in the RFC client. */
final class Texts {

    private Texts() {}

    static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
