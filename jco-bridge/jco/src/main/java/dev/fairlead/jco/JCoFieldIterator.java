package dev.fairlead.jco;

/** Walks fields both ways; stands before the first at first. */
public interface JCoFieldIterator {

    /** Stands before the first field again. */
    void reset();

    /** Whether a field follows. */
    boolean hasNextField();

    /** Whether a field precedes. */
    boolean hasPreviousField();

    /**
     * The field that follows.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    JCoField nextField();

    /**
     * The field that precedes.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    JCoField previousField();
}
