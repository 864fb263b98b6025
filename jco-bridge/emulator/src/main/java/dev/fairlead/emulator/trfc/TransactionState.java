package dev.fairlead.emulator.trfc;

/** What is known of a transaction by its id. */
public enum TransactionState {
    /** The id is not known: it never came, was confirmed, or failed and was forgotten. */
    NOT_FOUND,
    /** Its calls run. */
    IN_PROCESS,
    /** Its calls ran; a repetition is acknowledged and does nothing. */
    EXECUTED
}
