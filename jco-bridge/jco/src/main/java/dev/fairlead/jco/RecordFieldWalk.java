package dev.fairlead.jco;

/** Walks fields of a structure or row. */
final class RecordFieldWalk extends FieldWalk<JCoRecordField> implements JCoRecordFieldIterator {

    RecordFieldWalk(RecordView record) {
        super(record.getFieldCount(), index -> new RecordFieldView(record, index));
    }

    @Override
    public JCoRecordField nextRecordField() {
        return nextField();
    }

    @Override
    public JCoRecordField previousRecordField() {
        return previousField();
    }
}
