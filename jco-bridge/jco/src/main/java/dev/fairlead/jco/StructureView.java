package dev.fairlead.jco;

import dev.fairlead.rfc.record.RecordData;

/** A structure that stands alone, in a parameter, or in the row of a table. */
final class StructureView extends RecordView implements JCoStructure {
    private static final long serialVersionUID = 1L;

    private final RecordData data;

    StructureView(RecordData data) {
        super(data.type());
        this.data = data;
    }

    @Override
    RecordData data() {
        return data;
    }

    @Override
    public JCoRecordMetaData getMetaData() {
        return getRecordMetaData();
    }

    @Override
    public JCoRecordMetaData getRecordMetaData() {
        return new RecordMetaData(type());
    }

    @Override
    public JCoRecordField getField(int index) {
        return new RecordFieldView(this, index);
    }

    @Override
    public JCoFieldIterator getFieldIterator() {
        return getRecordFieldIterator();
    }

    @Override
    public JCoRecordFieldIterator getRecordFieldIterator() {
        return new RecordFieldWalk(this);
    }
}
