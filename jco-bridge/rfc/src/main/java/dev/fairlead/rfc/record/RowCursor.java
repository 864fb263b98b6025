package dev.fairlead.rfc.record;

import java.util.Objects;

/** A record that is moved from row to row of a table: for codecs, which visit many rows with one object. */
public final class RowCursor extends RecordData {
    private static final long serialVersionUID = 1L;

    RowCursor(RowStore store) {
        super(store, -1);
    }

    /** Stands on another row from now on. */
    public RowCursor moveTo(int index) {
        row = index;
        return this;
    }

    @Override
    int row() {
        Objects.checkIndex(row, store().rows());
        return row;
    }
}
