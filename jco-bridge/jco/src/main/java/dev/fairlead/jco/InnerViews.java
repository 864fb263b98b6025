package dev.fairlead.jco;

import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;

/**
 * The structures and tables within a record. Who asks twice gets the same object, so that a table keeps its row; where
 * the record is a row that changes, the same as long as it stands on the same row.
 */
final class InnerViews {
    private final int fields;
    private RecordView[] views;

    InnerViews(int fields) {
        this.fields = fields;
    }

    JCoStructure structure(int index, RecordData data, ValueGetters owner) {
        if (present(index) instanceof StructureView view && view.data() == data) {
            return view;
        }
        StructureView view = new StructureView(
                data, () -> owner.getMetaData().member(index).record().orElseThrow());
        views[index] = view;
        return view;
    }

    JCoTable table(int index, TableData data, ValueGetters owner) {
        if (present(index) instanceof TableView view && view.table() == data) {
            return view;
        }
        TableView view = new TableView(
                data, () -> owner.getMetaData().member(index).record().orElseThrow());
        views[index] = view;
        return view;
    }

    private RecordView present(int index) {
        if (views == null) {
            views = new RecordView[fields];
        }
        return views[index];
    }

    void rewind() {
        if (views != null) {
            for (RecordView view : views) {
                if (view != null) {
                    view.rewind();
                }
            }
        }
    }

    /** What the RFC client knows in place of a view; all else as it is. */
    static Object dataOf(Object value) {
        if (value instanceof TableView table) {
            return table.table();
        }
        return value instanceof RecordView view ? view.data() : value;
    }
}
