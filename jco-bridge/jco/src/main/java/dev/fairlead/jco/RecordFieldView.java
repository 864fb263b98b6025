package dev.fairlead.jco;

import java.util.Objects;

/** A field of a structure or row. */
final class RecordFieldView extends FieldView implements JCoRecordField {

    RecordFieldView(RecordView record, int index) {
        super(record, Objects.checkIndex(index, record.getFieldCount()));
    }

    @Override
    public int getByteOffset() {
        return record.type().byteOffset(index, false);
    }

    @Override
    public int getUnicodeByteOffset() {
        return record.type().byteOffset(index, true);
    }
}
