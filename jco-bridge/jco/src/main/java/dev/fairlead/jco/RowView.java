package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.RecordType;
import java.util.function.Supplier;

/** What structures and tables have in common: fields of a type of records, which tells of itself when it is asked. */
abstract class RowView extends RecordView {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<RecordMetaData> source;
    private transient RecordMetaData metaData;

    RowView(RecordType type, Supplier<RecordMetaData> source) {
        super(type);
        this.source = source;
    }

    @Override
    public final RecordMetaData getMetaData() {
        return getRecordMetaData();
    }

    public final RecordMetaData getRecordMetaData() {
        if (metaData == null) {
            metaData = source.get();
        }
        return metaData;
    }

    @Override
    public final JCoRecordField getField(int index) {
        return new RecordFieldView(this, index);
    }

    @Override
    public final JCoFieldIterator getFieldIterator() {
        return getRecordFieldIterator();
    }

    public final JCoRecordFieldIterator getRecordFieldIterator() {
        return new RecordFieldWalk(this);
    }
}
