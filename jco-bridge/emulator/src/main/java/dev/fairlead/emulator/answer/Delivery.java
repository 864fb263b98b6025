package dev.fairlead.emulator.answer;

/** How much of an answer reaches the caller, and what becomes of the connection. */
public enum Delivery {
    /** All of it; the connection stays. */
    WHOLE,
    /** Nothing; the connection is cut. */
    NONE,
    /** The first half; the connection is cut. */
    HALF,
    /** All of it; then the connection is closed. */
    THEN_CLOSED
}
