package dev.fairlead.emulator.trfc;

/** What the sender of a unit can learn of it by its id (RFC specification, B.10). */
public enum UnitState {
    /** The id is not known. */
    NOT_FOUND,
    /** Its calls run, or it is being written down. */
    IN_PROCESS,
    /** Its calls ran, or it stands in its queues: the sender need not repeat it, and may confirm it. */
    COMMITTED,
    /** The sender said that it will not repeat it. */
    CONFIRMED,
    /** Its calls failed and nothing was written; the sender may repeat it. */
    ROLLED_BACK
}
