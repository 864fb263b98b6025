package dev.fairlead.jco;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;

/** All that finds a field by its name first. */
abstract class NamedAccess implements JCoRecord {

    /** Index of a field; fails if there is none of that name. */
    abstract int index(String name);

    @Override
    public abstract Object clone();

    @Override
    public final JCoField getField(String name) {
        return getField(index(name));
    }

    @Override
    public final boolean isInitialized(String name) {
        return isInitialized(index(name));
    }

    @Override
    public final Object getValue(String name) {
        return getValue(index(name));
    }

    @Override
    public final String getString(String name) {
        return getString(index(name));
    }

    @Override
    public final char getChar(String name) {
        return getChar(index(name));
    }

    @Override
    public final char[] getCharArray(String name) {
        return getCharArray(index(name));
    }

    @Override
    public final byte getByte(String name) {
        return getByte(index(name));
    }

    @Override
    public final short getShort(String name) {
        return getShort(index(name));
    }

    @Override
    public final int getInt(String name) {
        return getInt(index(name));
    }

    @Override
    public final long getLong(String name) {
        return getLong(index(name));
    }

    @Override
    public final float getFloat(String name) {
        return getFloat(index(name));
    }

    @Override
    public final double getDouble(String name) {
        return getDouble(index(name));
    }

    @Override
    public final BigInteger getBigInteger(String name) {
        return getBigInteger(index(name));
    }

    @Override
    public final BigDecimal getBigDecimal(String name) {
        return getBigDecimal(index(name));
    }

    @Override
    public final byte[] getByteArray(String name) {
        return getByteArray(index(name));
    }

    @Override
    public final Date getDate(String name) {
        return getDate(index(name));
    }

    @Override
    public final Date getTime(String name) {
        return getTime(index(name));
    }

    @Override
    public final InputStream getBinaryStream(String name) {
        return getBinaryStream(index(name));
    }

    @Override
    public final Reader getCharacterStream(String name) {
        return getCharacterStream(index(name));
    }

    @Override
    public final JCoStructure getStructure(String name) {
        return getStructure(index(name));
    }

    @Override
    public final JCoTable getTable(String name) {
        return getTable(index(name));
    }

    @Override
    public final void setValue(String name, String value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, char value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, char[] value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, short value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, int value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, long value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, float value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, double value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, byte value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, byte[] value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, BigDecimal value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, JCoStructure value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, JCoTable value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, Object value) {
        setValue(index(name), value);
    }

    @Override
    public final void setValue(String name, char[] value, int offset, int length) {
        setValue(index(name), value, offset, length);
    }

    @Override
    public final void write(String name, Writer out) throws IOException {
        write(index(name), out);
    }

    @Override
    public final String toXML(String name) {
        return toXML(index(name));
    }
}
