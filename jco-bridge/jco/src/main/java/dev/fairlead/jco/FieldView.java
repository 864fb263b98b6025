package dev.fairlead.jco;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;

/** A field of a record: the record with an index. */
class FieldView implements JCoField {
    final RecordView record;
    final int index;

    FieldView(RecordView record, int index) {
        this.record = record;
        this.index = index;
    }

    private JCoMetaData metaData() {
        return record.getMetaData();
    }

    @Override
    public String getName() {
        return metaData().getName(index);
    }

    @Override
    public int getType() {
        return metaData().getType(index);
    }

    @Override
    public String getTypeAsString() {
        return metaData().getTypeAsString(index);
    }

    @Override
    public int getLength() {
        return metaData().getLength(index);
    }

    @Override
    public int getDecimals() {
        return metaData().getDecimals(index);
    }

    @Override
    public String getDescription() {
        return metaData().getDescription(index);
    }

    @Override
    public boolean isStructure() {
        return metaData().isStructure(index);
    }

    @Override
    public boolean isTable() {
        return metaData().isTable(index);
    }

    @Override
    public JCoRecordMetaData getRecordMetaData() {
        return metaData().getRecordMetaData(index);
    }

    @Override
    public boolean isInitialized() {
        return record.isInitialized(index);
    }

    @Override
    public Object getValue() {
        return record.getValue(index);
    }

    @Override
    public String getString() {
        return record.getString(index);
    }

    @Override
    public char getChar() {
        return record.getChar(index);
    }

    @Override
    public char[] getCharArray() {
        return record.getCharArray(index);
    }

    @Override
    public byte getByte() {
        return record.getByte(index);
    }

    @Override
    public short getShort() {
        return record.getShort(index);
    }

    @Override
    public int getInt() {
        return record.getInt(index);
    }

    @Override
    public long getLong() {
        return record.getLong(index);
    }

    @Override
    public float getFloat() {
        return record.getFloat(index);
    }

    @Override
    public double getDouble() {
        return record.getDouble(index);
    }

    @Override
    public BigInteger getBigInteger() {
        return record.getBigInteger(index);
    }

    @Override
    public BigDecimal getBigDecimal() {
        return record.getBigDecimal(index);
    }

    @Override
    public byte[] getByteArray() {
        return record.getByteArray(index);
    }

    @Override
    public Date getDate() {
        return record.getDate(index);
    }

    @Override
    public Date getTime() {
        return record.getTime(index);
    }

    @Override
    public InputStream getBinaryStream() {
        return record.getBinaryStream(index);
    }

    @Override
    public Reader getCharacterStream() {
        return record.getCharacterStream(index);
    }

    @Override
    public JCoStructure getStructure() {
        return record.getStructure(index);
    }

    @Override
    public JCoTable getTable() {
        return record.getTable(index);
    }

    @Override
    public void setValue(String value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(char value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(char[] value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(short value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(int value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(long value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(float value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(double value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(byte value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(byte[] value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(BigDecimal value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(JCoStructure value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(JCoTable value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(Object value) {
        record.setValue(index, value);
    }

    @Override
    public void setValue(char[] value, int offset, int length) {
        record.setValue(index, value, offset, length);
    }

    /** Name only: values may be secret. */
    @Override
    public String toString() {
        return "field " + getName();
    }
}
