package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;

/** What all metadata answer from the description of a field. */
abstract class FieldsMetaData implements JCoMetaData {

    abstract FieldDescription field(int index);

    private FieldType type(int index) {
        return field(index).type();
    }

    final int index(String name) {
        int index = indexOf(name);
        if (index < 0) {
            throw Errors.unknownField(getName(), name);
        }
        return index;
    }

    @Override
    public String getName(int index) {
        return field(index).name();
    }

    @Override
    public boolean hasField(String name) {
        return indexOf(name) >= 0;
    }

    @Override
    public int getType(int index) {
        return type(index).abapType().code();
    }

    @Override
    public int getType(String name) {
        return getType(index(name));
    }

    @Override
    public String getTypeAsString(int index) {
        return type(index).abapType().name();
    }

    @Override
    public String getTypeAsString(String name) {
        return getTypeAsString(index(name));
    }

    @Override
    public int getLength(int index) {
        return type(index).length();
    }

    @Override
    public int getLength(String name) {
        return getLength(index(name));
    }

    @Override
    public int getByteLength(int index) {
        return type(index).byteLength(false);
    }

    @Override
    public int getByteLength(String name) {
        return getByteLength(index(name));
    }

    @Override
    public int getUnicodeByteLength(int index) {
        return type(index).byteLength(true);
    }

    @Override
    public int getUnicodeByteLength(String name) {
        return getUnicodeByteLength(index(name));
    }

    @Override
    public int getDecimals(int index) {
        return type(index).decimals();
    }

    @Override
    public int getDecimals(String name) {
        return getDecimals(index(name));
    }

    @Override
    public String getDescription(int index) {
        return field(index).description();
    }

    @Override
    public String getDescription(String name) {
        return getDescription(index(name));
    }

    @Override
    public String getRecordTypeName(int index) {
        return type(index).recordType().map(RecordType::name).orElse(null);
    }

    @Override
    public String getRecordTypeName(String name) {
        return getRecordTypeName(index(name));
    }

    @Override
    public JCoRecordMetaData getRecordMetaData(int index) {
        return type(index).recordType().map(RecordMetaData::new).orElse(null);
    }

    @Override
    public JCoRecordMetaData getRecordMetaData(String name) {
        return getRecordMetaData(index(name));
    }

    @Override
    public String getClassNameOfField(int index) {
        return JavaTypes.nameOf(type(index).abapType());
    }

    @Override
    public String getClassNameOfField(String name) {
        return getClassNameOfField(index(name));
    }

    @Override
    public boolean isStructure(int index) {
        return type(index).abapType() == AbapType.STRUCTURE;
    }

    @Override
    public boolean isStructure(String name) {
        return isStructure(index(name));
    }

    @Override
    public boolean isTable(int index) {
        return type(index).abapType() == AbapType.TABLE;
    }

    @Override
    public boolean isTable(String name) {
        return isTable(index(name));
    }
}
