package dev.fairlead.emulator.query;

/** A condition is none. */
public final class ConditionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    ConditionException(int position, String found) {
        super("at character " + (position + 1) + ": " + found);
        this.position = position;
    }

    /** Index of the first character of what is wrong. */
    public int position() {
        return position;
    }
}
