package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Getters and setters: each finds the field's value and leaves the rest to the conversion of its type. */
abstract class ConvertingRecord implements RfcRecord {

    abstract RowStore store();

    /** The row that is read and written; fails if it is no longer there. */
    abstract int row();

    private FieldDescription field(int index) {
        return store().type().field(index);
    }

    private Conversion conversion(int index) {
        return Conversions.of(field(index).type().abapType());
    }

    private int place(int index) {
        return store().place(row(), index);
    }

    @Override
    public Object get(int index) {
        return conversion(index).value(store(), place(index), field(index));
    }

    @Override
    public String getString(int index) {
        return conversion(index).text(store(), place(index), field(index));
    }

    @Override
    public char getChar(int index) {
        return conversion(index).character(store(), place(index), field(index));
    }

    @Override
    public char[] getCharArray(int index) {
        return conversion(index).characters(store(), place(index), field(index));
    }

    @Override
    public byte getByte(int index) {
        return (byte) conversion(index).whole(store(), place(index), field(index), Byte.BYTES);
    }

    @Override
    public short getShort(int index) {
        return (short) conversion(index).whole(store(), place(index), field(index), Short.BYTES);
    }

    @Override
    public int getInt(int index) {
        return (int) conversion(index).whole(store(), place(index), field(index), Integer.BYTES);
    }

    @Override
    public long getLong(int index) {
        return conversion(index).whole(store(), place(index), field(index), Long.BYTES);
    }

    @Override
    public float getFloat(int index) {
        return (float) conversion(index).binary(store(), place(index), field(index));
    }

    @Override
    public double getDouble(int index) {
        return conversion(index).binary(store(), place(index), field(index));
    }

    @Override
    public BigInteger getBigInteger(int index) {
        return conversion(index).bigInteger(store(), place(index), field(index));
    }

    @Override
    public BigDecimal getBigDecimal(int index) {
        return conversion(index).decimal(store(), place(index), field(index));
    }

    @Override
    public Optional<LocalDate> getDate(int index) {
        return conversion(index).date(store(), place(index), field(index));
    }

    @Override
    public LocalTime getTime(int index) {
        return conversion(index).time(store(), place(index), field(index));
    }

    @Override
    public byte[] getByteArray(int index) {
        return conversion(index).bytes(store(), place(index), field(index));
    }

    @Override
    public RecordData getStructure(int index) {
        return conversion(index).structure(store(), place(index), field(index));
    }

    @Override
    public TableData getTable(int index) {
        return conversion(index).table(store(), place(index), field(index));
    }

    @Override
    public RecordData getStructure(String name) {
        return getStructure(indexOf(name));
    }

    @Override
    public TableData getTable(String name) {
        return getTable(indexOf(name));
    }

    @Override
    public InputStream getBinaryStream(int index) {
        return new ByteArrayInputStream(getByteArray(index));
    }

    @Override
    public Reader getCharacterStream(int index) {
        return new StringReader(conversion(index).characterStream(store(), place(index), field(index)));
    }

    @Override
    public RfcRecord set(int index, Object value) {
        if (value == null || value instanceof CharSequence text && text.isEmpty()) {
            store().reset(row(), index);
        } else {
            conversion(index).set(store(), place(index), field(index), value);
        }
        return marked(index);
    }

    @Override
    public RfcRecord set(int index, int value) {
        return set(index, (long) value);
    }

    @Override
    public RfcRecord set(int index, long value) {
        conversion(index).setWhole(store(), place(index), field(index), value);
        return marked(index);
    }

    @Override
    public RfcRecord set(int index, float value) {
        return set(index, (Object) value);
    }

    @Override
    public RfcRecord set(int index, double value) {
        conversion(index).setBinary(store(), place(index), field(index), value);
        return marked(index);
    }

    @Override
    public RfcRecord set(int index, char value) {
        return set(index, (Object) value);
    }

    private RfcRecord marked(int index) {
        store().markSet(row(), index);
        return this;
    }
}
