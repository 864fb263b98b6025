package dev.fairlead.rfc.metadata;

/** Which way a parameter goes, seen from the function module. */
public enum Direction {
    /** From the caller. */
    IMPORT("I"),
    /** To the caller. */
    EXPORT("E"),
    /** There and back. */
    CHANGING("C"),
    /** A table, there and back. */
    TABLES("T");

    private final String letter;

    Direction(String letter) {
        this.letter = letter;
    }

    /** Letter in the dictionary (PARAMCLASS). */
    public String letter() {
        return letter;
    }

    /** Whether the caller sends it. */
    public boolean isSent() {
        return this != EXPORT;
    }

    /** Whether the caller gets it. */
    public boolean isReturned() {
        return this != IMPORT;
    }
}
