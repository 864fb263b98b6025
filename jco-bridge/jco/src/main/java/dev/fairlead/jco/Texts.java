package dev.fairlead.jco;

/** What is not known is null in this programming model. */
final class Texts {

    private Texts() {}

    static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
