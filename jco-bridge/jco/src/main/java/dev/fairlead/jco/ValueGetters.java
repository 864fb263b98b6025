package dev.fairlead.jco;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

/** Reads the record that it stands on. Only dates, and what stands within a record, are other than the RFC client's. */
abstract class ValueGetters extends NamedAccess {
    private static final long serialVersionUID = 1L;

    final transient InnerViews inner;
    private final transient RecordType type;

    ValueGetters(RecordType type) {
        this.type = type;
        this.inner = new InnerViews(type.size());
    }

    @FunctionalInterface
    private interface Getter<T> {
        T get(RecordData data, int index);
    }

    /** The record to read and set; fails if there is none. */
    abstract RecordData data();

    @Override
    public abstract FieldsMetaData<?> getMetaData();

    final RecordType type() {
        return type;
    }

    private <T> T read(int index, Getter<T> getter) {
        RecordData data = data();
        try {
            return getter.get(data, index);
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    @Override
    final int index(String name) {
        int index = type.indexOf(name);
        if (index < 0) {
            throw Errors.unknownField(type.name(), name);
        }
        return index;
    }

    @Override
    public final int getFieldCount() {
        return type.size();
    }

    @Override
    public final boolean isInitialized(int index) {
        return read(index, RecordData::isSet);
    }

    /** Dates and what stands within the record have classes of their own here. */
    @Override
    public final Object getValue(int index) {
        return switch (type.field(index).type().abapType()) {
            case DATE, TIME -> getDate(index);
            case STRUCTURE -> getStructure(index);
            case TABLE -> getTable(index);
            default -> read(index, RecordData::get);
        };
    }

    @Override
    public final Date getDate(int index) {
        return is(index, AbapType.TIME) ? timeOfDay(index) : date(index);
    }

    @Override
    public final Date getTime(int index) {
        return is(index, AbapType.DATE) ? date(index) : timeOfDay(index);
    }

    private boolean is(int index, AbapType wanted) {
        return type.field(index).type().abapType() == wanted;
    }

    private Date date(int index) {
        return read(index, RecordData::getDate)
                .map(day -> dateOf(day.atStartOfDay()))
                .orElse(null);
    }

    private Date timeOfDay(int index) {
        return dateOf(read(index, RecordData::getTime).atDate(LocalDate.EPOCH));
    }

    private static Date dateOf(LocalDateTime local) {
        return Date.from(local.atZone(ZoneId.systemDefault()).toInstant());
    }

    @Override
    public final JCoStructure getStructure(int index) {
        return inner.structure(index, read(index, RecordData::getStructure), this);
    }

    @Override
    public final JCoTable getTable(int index) {
        return inner.table(index, read(index, RecordData::getTable), this);
    }

    @Override
    public final String getString(int index) {
        return read(index, RecordData::getString);
    }

    @Override
    public final char getChar(int index) {
        return read(index, RecordData::getChar);
    }

    @Override
    public final char[] getCharArray(int index) {
        return read(index, RecordData::getCharArray);
    }

    @Override
    public final byte getByte(int index) {
        return read(index, RecordData::getByte);
    }

    @Override
    public final short getShort(int index) {
        return read(index, RecordData::getShort);
    }

    @Override
    public final int getInt(int index) {
        return read(index, RecordData::getInt);
    }

    @Override
    public final long getLong(int index) {
        return read(index, RecordData::getLong);
    }

    @Override
    public final float getFloat(int index) {
        return read(index, RecordData::getFloat);
    }

    @Override
    public final double getDouble(int index) {
        return read(index, RecordData::getDouble);
    }

    @Override
    public final BigInteger getBigInteger(int index) {
        return read(index, RecordData::getBigInteger);
    }

    @Override
    public final BigDecimal getBigDecimal(int index) {
        return read(index, RecordData::getBigDecimal);
    }

    @Override
    public final byte[] getByteArray(int index) {
        return read(index, RecordData::getByteArray);
    }

    @Override
    public final InputStream getBinaryStream(int index) {
        return read(index, RecordData::getBinaryStream);
    }

    @Override
    public final Reader getCharacterStream(int index) {
        return read(index, RecordData::getCharacterStream);
    }
}
