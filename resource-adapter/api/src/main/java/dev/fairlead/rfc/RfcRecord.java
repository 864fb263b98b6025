package dev.fairlead.rfc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Fields with values: a structure, a row of a table, or the parameters of one direction. Fields are addressed by name, in
 * any case, or by index from 0. Which getter serves which type is the table of the RFC specification, B.4; where it has
 * no mark, and where a value does not fit, an {@link RfcConversionException} names field and type and leaves the value
 * as it was. An unknown name fails with {@link RfcErrorGroup#FIELD_NOT_FOUND}, an index with
 * {@link IndexOutOfBoundsException}. Nothing here is safe for use by several threads.
 */
public interface RfcRecord {

    /** Name of the type; of a function's parameters, the function's name. */
    String typeName();

    /** Number of fields. */
    int size();

    /** Name of a field. */
    String name(int index);

    /** Index of a field, in any case. */
    int indexOf(String name);

    /** Whether there is a field of that name, in any case. */
    boolean has(String name);

    /** Whether the value was set by the application or filled by a call; not whether it differs from the initial one. */
    boolean isSet(int index);

    /** As {@link #isSet(int)}. */
    default boolean isSet(String name) {
        return isSet(indexOf(name));
    }

    /** Whether a field has the initial value of its type: blanks, zeros, no rows, or only fields of that kind. */
    boolean isInitial(int index);

    /** As {@link #isInitial(int)}. */
    default boolean isInitial(String name) {
        return isInitial(indexOf(name));
    }

    /** Resets all fields to their initial values. */
    void clear();

    /**
     * Copies the fields whose name this record has too and whose types go together, converting where needed; cuts and pads
     * as the setters do. Nothing is changed if one of them cannot be copied.
     *
     * @return number of fields copied
     */
    int copyFrom(RfcRecord source);

    /**
     * The value as its natural type: String, Integer, Long, BigDecimal, Double, byte[], LocalDate, LocalTime,
     * {@link RfcRecord} or {@link RfcTable}. An initial date gives the empty text.
     */
    Object get(int index);

    /** As {@link #get(int)}. */
    default Object get(String name) {
        return get(indexOf(name));
    }

    /** The value as text: characters without trailing blanks, {@code yyyy-MM-dd}, {@code HH:mm:ss}, hex in upper case. */
    String getString(int index);

    /** As {@link #getString(int)}. */
    default String getString(String name) {
        return getString(indexOf(name));
    }

    /** The only character; a blank if there is none. */
    char getChar(int index);

    /** As {@link #getChar(int)}. */
    default char getChar(String name) {
        return getChar(indexOf(name));
    }

    /** The characters as they stand, with trailing blanks and without separators in dates. */
    char[] getCharArray(int index);

    /** As {@link #getCharArray(int)}. */
    default char[] getCharArray(String name) {
        return getCharArray(indexOf(name));
    }

    /** The value as a whole number of one byte. */
    byte getByte(int index);

    /** As {@link #getByte(int)}. */
    default byte getByte(String name) {
        return getByte(indexOf(name));
    }

    /** The value as a whole number of two bytes. */
    short getShort(int index);

    /** As {@link #getShort(int)}. */
    default short getShort(String name) {
        return getShort(indexOf(name));
    }

    /** The value as a whole number of four bytes. */
    int getInt(int index);

    /** As {@link #getInt(int)}. */
    default int getInt(String name) {
        return getInt(indexOf(name));
    }

    /** The value as a whole number of eight bytes. */
    long getLong(int index);

    /** As {@link #getLong(int)}. */
    default long getLong(String name) {
        return getLong(indexOf(name));
    }

    /** The value as a binary number of four bytes, rounded. */
    float getFloat(int index);

    /** As {@link #getFloat(int)}. */
    default float getFloat(String name) {
        return getFloat(indexOf(name));
    }

    /** The value as a binary number of eight bytes, rounded. */
    double getDouble(int index);

    /** As {@link #getDouble(int)}. */
    default double getDouble(String name) {
        return getDouble(indexOf(name));
    }

    /** The value as a whole number of any size. */
    BigInteger getBigInteger(int index);

    /** As {@link #getBigInteger(int)}. */
    default BigInteger getBigInteger(String name) {
        return getBigInteger(indexOf(name));
    }

    /** The value as a decimal number, exactly. */
    BigDecimal getBigDecimal(int index);

    /** As {@link #getBigDecimal(int)}. */
    default BigDecimal getBigDecimal(String name) {
        return getBigDecimal(indexOf(name));
    }

    /** The value as a date; empty if it is initial, and for a time of day. */
    Optional<LocalDate> getDate(int index);

    /** As {@link #getDate(int)}. */
    default Optional<LocalDate> getDate(String name) {
        return getDate(indexOf(name));
    }

    /** The value as a time of day; midnight if it is initial, and for a date. */
    LocalTime getTime(int index);

    /** As {@link #getTime(int)}. */
    default LocalTime getTime(String name) {
        return getTime(indexOf(name));
    }

    /** The bytes; a copy. */
    byte[] getByteArray(int index);

    /** As {@link #getByteArray(int)}. */
    default byte[] getByteArray(String name) {
        return getByteArray(indexOf(name));
    }

    /** The bytes as a stream, over a copy. */
    InputStream getBinaryStream(int index);

    /** As {@link #getBinaryStream(int)}. */
    default InputStream getBinaryStream(String name) {
        return getBinaryStream(indexOf(name));
    }

    /** The characters as a stream. */
    Reader getCharacterStream(int index);

    /** As {@link #getCharacterStream(int)}. */
    default Reader getCharacterStream(String name) {
        return getCharacterStream(indexOf(name));
    }

    /** The structure, as a live view. */
    RfcRecord getStructure(int index);

    /** As {@link #getStructure(int)}. */
    default RfcRecord getStructure(String name) {
        return getStructure(indexOf(name));
    }

    /** The table, as a live view. */
    RfcTable getTable(int index);

    /** As {@link #getTable(int)}. */
    default RfcTable getTable(String name) {
        return getTable(indexOf(name));
    }

    /**
     * Sets a field. Text that is too long for a field of characters is cut; digits, numbers, dates and times that do not
     * fit are refused. Structures take a record or a {@link java.util.Map} by field name, tables a table or an
     * {@link Iterable} of such rows.
     *
     * @param value null or empty text resets the field to its initial value
     * @return this record
     */
    RfcRecord set(int index, Object value);

    /** As {@link #set(int, Object)}. */
    default RfcRecord set(String name, Object value) {
        return set(indexOf(name), value);
    }

    /** As {@link #set(int, Object)}. */
    RfcRecord set(int index, int value);

    /** As {@link #set(int, Object)}. */
    default RfcRecord set(String name, int value) {
        return set(indexOf(name), value);
    }

    /** As {@link #set(int, Object)}. */
    RfcRecord set(int index, long value);

    /** As {@link #set(int, Object)}. */
    default RfcRecord set(String name, long value) {
        return set(indexOf(name), value);
    }

    /** As {@link #set(int, Object)}. */
    RfcRecord set(int index, float value);

    /** As {@link #set(int, Object)}. */
    default RfcRecord set(String name, float value) {
        return set(indexOf(name), value);
    }

    /** As {@link #set(int, Object)}. */
    RfcRecord set(int index, double value);

    /** As {@link #set(int, Object)}. */
    default RfcRecord set(String name, double value) {
        return set(indexOf(name), value);
    }

    /** As {@link #set(int, Object)}. */
    RfcRecord set(int index, char value);

    /** As {@link #set(int, Object)}. */
    default RfcRecord set(String name, char value) {
        return set(indexOf(name), value);
    }
}
