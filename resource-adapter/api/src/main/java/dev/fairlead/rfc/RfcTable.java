package dev.fairlead.rfc;

import java.util.stream.Stream;

/**
 * Rows of one type. Iteration walks the rows, each a live view: what is written to it is written to the table. Adding
 * rows at the end leaves views valid; inserting and removing makes them fail with
 * {@link RfcErrorGroup#ILLEGAL_STATE}. A table whose line is no structure has one field with an empty name.
 */
public interface RfcTable extends Iterable<RfcRecord> {

    /** Name of the type of the rows. */
    String typeName();

    /** Number of rows. */
    int size();

    /** Whether there is no row. */
    boolean isEmpty();

    /**
     * One row.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    RfcRecord row(int index);

    /** Appends a row of initial values. */
    RfcRecord addRow();

    /** Appends rows of initial values. */
    void addRows(int count);

    /** Inserts a row of initial values before the row of that number; {@code size()} appends. */
    RfcRecord insertRow(int index);

    /** Removes a row; those behind it move up. */
    void removeRow(int index);

    /** Removes all rows. */
    void clear();

    /** The rows in order. */
    Stream<RfcRecord> stream();
}
