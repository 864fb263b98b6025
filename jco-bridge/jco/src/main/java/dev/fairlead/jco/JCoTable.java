package dev.fairlead.jco;

/**
 * A table with a current row, which the getters and setters of {@link JCoRecord} mean (RFC specification, B.6). On an
 * empty table they fail with group 136. After a call the table stands on row 0, so that {@code while (nextRow())} misses
 * the first row. Iteration walks the fields of the current row, not the rows.
 */
public interface JCoTable extends JCoRecord {

    /** Type of the rows. */
    JCoRecordMetaData getRecordMetaData();

    /** Walks the fields of the current row. */
    JCoRecordFieldIterator getRecordFieldIterator();

    /** Whether there are no rows. */
    boolean isEmpty();

    /** Number of rows. */
    int getNumRows();

    /** Number of fields of a row. */
    int getNumColumns();

    /** Number of the current row; 0 if there is none. */
    int getRow();

    /** Stands on another row: the first for a negative number, the last for one beyond the end. */
    void setRow(int row);

    /** Stands on the first row. */
    void firstRow();

    /** Stands on the last row. */
    void lastRow();

    /** Stands on the row that follows; false, and nothing happens, if none does. */
    boolean nextRow();

    /** Stands on the row that precedes; false, and nothing happens, if none does. */
    boolean previousRow();

    /** Whether the first row is the current one. */
    boolean isFirstRow();

    /** Whether the last row is the current one. */
    boolean isLastRow();

    /** Adds a row at the end and stands on it. */
    void appendRow();

    /** Adds rows at the end and stands on the first of them. */
    void appendRows(int rows);

    /**
     * Adds a row before another, or at the end for the number of rows, and stands on it.
     *
     * @throws IndexOutOfBoundsException if there is no such place
     */
    void insertRow(int row);

    /** Deletes the current row. The number of the current row stays, unless it was the last: then the new last one is. */
    void deleteRow();

    /**
     * Deletes a row. The number of the current row stays, be the deleted one before it or not, unless there is no row of
     * that number any more: then the last one is.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    void deleteRow(int row);

    /** Deletes all rows. */
    void deleteAllRows();

    /** Makes room for as many rows as that in all, so that appending them is faster. */
    void ensureBufferCapacity(int rows);

    /** Gives back the room that no row takes. */
    void trimToRows();

    /** Deletes all rows. */
    @Override
    void clear();
}
