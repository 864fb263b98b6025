package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.RecordType;

/** A type of records. */
final class RecordMetaData extends FieldsMetaData implements JCoRecordMetaData {
    private final RecordType type;

    RecordMetaData(RecordType type) {
        this.type = type;
    }

    @Override
    FieldDescription field(int index) {
        return type.field(index);
    }

    @Override
    public String getName() {
        return type.name();
    }

    @Override
    public int getFieldCount() {
        return type.size();
    }

    @Override
    public int indexOf(String name) {
        return type.indexOf(name);
    }

    @Override
    public int getByteOffset(int index) {
        return type.byteOffset(index, false);
    }

    @Override
    public int getByteOffset(String name) {
        return getByteOffset(index(name));
    }

    @Override
    public int getUnicodeByteOffset(int index) {
        return type.byteOffset(index, true);
    }

    @Override
    public int getUnicodeByteOffset(String name) {
        return getUnicodeByteOffset(index(name));
    }

    @Override
    public int getRecordLength() {
        return type.byteLength(false);
    }

    @Override
    public int getUnicodeRecordLength() {
        return type.byteLength(true);
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
