package dev.fairlead.jco;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;

/**
 * Fields with values, by index and by name; names count in any case. What converts to what is the table of the RFC
 * specification, B.4. All others are a {@link ConversionException}; an unknown name is a {@link JCoRuntimeException} of
 * group 127, a wrong index an {@link IndexOutOfBoundsException}. For one thread at a time. One that was serialised is read
 * back as a record of its own; what is read is checked value by value.
 */
public interface JCoRecord extends Iterable<JCoField>, Serializable, Cloneable {

    /** Names and types of the fields. */
    JCoMetaData getMetaData();

    /** Number of fields. */
    int getFieldCount();

    /** Gives all fields their initial values; none counts as initialized. */
    void clear();

    /** Walks the fields. */
    JCoFieldIterator getFieldIterator();

    /** A field, which reads and sets this record. */
    JCoField getField(int index);

    /** As {@link #getField(int)}. */
    JCoField getField(String name);

    /** Canonical name of the class of a field's value. */
    String getClassNameOfValue(String name);

    /** Whether the application or a call gave the field a value, be it the initial one. */
    boolean isInitialized(int index);

    /** As {@link #isInitialized(int)}. */
    boolean isInitialized(String name);

    /** The value as the class of its type; null for the initial date. */
    Object getValue(int index);

    /** As {@link #getValue(int)}. */
    Object getValue(String name);

    /** As text: characters without the blanks at their end, bytes in hexadecimal, {@code yyyy-MM-dd}, {@code HH:mm:ss}. */
    String getString(int index);

    /** As {@link #getString(int)}. */
    String getString(String name);

    /** As one character; a blank for an empty text. */
    char getChar(int index);

    /** As {@link #getChar(int)}. */
    char getChar(String name);

    /** As characters, with the blanks at their end. */
    char[] getCharArray(int index);

    /** As {@link #getCharArray(int)}. */
    char[] getCharArray(String name);

    /** As a whole number of one byte. */
    byte getByte(int index);

    /** As {@link #getByte(int)}. */
    byte getByte(String name);

    /** As a whole number of two bytes. */
    short getShort(int index);

    /** As {@link #getShort(int)}. */
    short getShort(String name);

    /** As a whole number of four bytes. */
    int getInt(int index);

    /** As {@link #getInt(int)}. */
    int getInt(String name);

    /** As a whole number of eight bytes. */
    long getLong(int index);

    /** As {@link #getLong(int)}. */
    long getLong(String name);

    /** As a binary floating point number. */
    float getFloat(int index);

    /** As {@link #getFloat(int)}. */
    float getFloat(String name);

    /** As a binary floating point number. */
    double getDouble(int index);

    /** As {@link #getDouble(int)}. */
    double getDouble(String name);

    /** As a whole number. */
    BigInteger getBigInteger(int index);

    /** As {@link #getBigInteger(int)}. */
    BigInteger getBigInteger(String name);

    /** As a decimal number. */
    BigDecimal getBigDecimal(int index);

    /** As {@link #getBigDecimal(int)}. */
    BigDecimal getBigDecimal(String name);

    /** As bytes. */
    byte[] getByteArray(int index);

    /** As {@link #getByteArray(int)}. */
    byte[] getByteArray(String name);

    /** As a date in the time zone of this JVM; null for the initial date. A time of day is one of January 1st, 1970. */
    Date getDate(int index);

    /** As {@link #getDate(int)}. */
    Date getDate(String name);

    /** As a time of January 1st, 1970 in the time zone of this JVM; a date is its midnight, null the initial one. */
    Date getTime(int index);

    /** As {@link #getTime(int)}. */
    Date getTime(String name);

    /** The bytes as a stream. */
    InputStream getBinaryStream(int index);

    /** As {@link #getBinaryStream(int)}. */
    InputStream getBinaryStream(String name);

    /** The text as a stream. */
    Reader getCharacterStream(int index);

    /** As {@link #getCharacterStream(int)}. */
    Reader getCharacterStream(String name);

    /** The structure itself, not a copy. */
    JCoStructure getStructure(int index);

    /** As {@link #getStructure(int)}. */
    JCoStructure getStructure(String name);

    /** The table itself, not a copy. */
    JCoTable getTable(int index);

    /** As {@link #getTable(int)}. */
    JCoTable getTable(String name);

    /** Sets a text; null or an empty one for the initial value. */
    void setValue(int index, String value);

    /** As {@link #setValue(int, String)}. */
    void setValue(String name, String value);

    /** Sets one character. */
    void setValue(int index, char value);

    /** As {@link #setValue(int, char)}. */
    void setValue(String name, char value);

    /** Sets a text. */
    void setValue(int index, char[] value);

    /** As {@link #setValue(int, char[])}. */
    void setValue(String name, char[] value);

    /** Sets a whole number. */
    void setValue(int index, short value);

    /** As {@link #setValue(int, short)}. */
    void setValue(String name, short value);

    /** Sets a whole number. */
    void setValue(int index, int value);

    /** As {@link #setValue(int, int)}. */
    void setValue(String name, int value);

    /** Sets a whole number. */
    void setValue(int index, long value);

    /** As {@link #setValue(int, long)}. */
    void setValue(String name, long value);

    /** Sets a number. */
    void setValue(int index, float value);

    /** As {@link #setValue(int, float)}. */
    void setValue(String name, float value);

    /** Sets a number. */
    void setValue(int index, double value);

    /** As {@link #setValue(int, double)}. */
    void setValue(String name, double value);

    /** Sets a whole number. */
    void setValue(int index, byte value);

    /** As {@link #setValue(int, byte)}. */
    void setValue(String name, byte value);

    /** Sets bytes. */
    void setValue(int index, byte[] value);

    /** As {@link #setValue(int, byte[])}. */
    void setValue(String name, byte[] value);

    /** Sets a number. */
    void setValue(int index, BigDecimal value);

    /** As {@link #setValue(int, BigDecimal)}. */
    void setValue(String name, BigDecimal value);

    /** Sets the fields of the same names. */
    void setValue(int index, JCoStructure value);

    /** As {@link #setValue(int, JCoStructure)}. */
    void setValue(String name, JCoStructure value);

    /** Sets the rows of a table, in place of all rows. */
    void setValue(int index, JCoTable value);

    /** As {@link #setValue(int, JCoTable)}. */
    void setValue(String name, JCoTable value);

    /** Sets a value of any class that the type takes; null for the initial value. */
    void setValue(int index, Object value);

    /** As {@link #setValue(int, Object)}. */
    void setValue(String name, Object value);

    /** Sets a part of the characters. */
    void setValue(int index, char[] value, int offset, int length);

    /** As {@link #setValue(int, char[], int, int)}. */
    void setValue(String name, char[] value, int offset, int length);

    /**
     * Sets the fields that another record has with the same name and type, cut or padded to their lengths. Of a table, its
     * current row is read. A table that is set gets a new row, or as many as the table that is read, and stands on the first
     * of them. Nothing is changed if one field fails.
     *
     * @return how many fields were the same
     * @throws ConversionException if a value does not fit
     */
    int copyFrom(JCoRecord source);

    /** A record of its own with copies of all values, of the same kind as this one. */
    Object clone();

    /**
     * Writes a value as text: as {@link #getString(int)} does, but dates and times as digits only.
     *
     * @throws ConversionException for structures and tables
     * @throws IOException what the writer fails with
     */
    void write(int index, Writer out) throws IOException;

    /** As {@link #write(int, Writer)}. */
    void write(String name, Writer out) throws IOException;

    /**
     * All values as XML to look at, with the type's name as its root, or {@code INPUT}, {@code OUTPUT}, {@code CHANGING},
     * {@code TABLES} for parameters; the rows of a table as elements {@code item}. Values may be secret.
     *
     * @throws ConversionException if a text has a character that XML cannot carry
     */
    String toXML();

    /** As {@link #toXML()}, one field with its name as the root. */
    String toXML(int index);

    /** As {@link #toXML(int)}. */
    String toXML(String name);

    /**
     * All values as a JSON object, of a table as an array of its rows: numbers as numbers, dates as {@code yyyy-MM-dd},
     * times as {@code HH:mm:ss}, bytes in base64. Values may be secret.
     */
    String toJSON();

    /**
     * As {@link #toJSON()}; the writer stays open.
     *
     * @throws IOException what the writer fails with
     */
    void toJSON(Writer out) throws IOException;

    /**
     * Sets the fields that a JSON object names, in the form of {@link #toJSON()}; they count as initialized. An array takes
     * the place of all rows of a table. Nothing is changed if it fails.
     *
     * @throws JCoRuntimeException of group 131 if it is no JSON, too large, or names a field twice; of group 127 if it names
     *     one that is not there
     * @throws ConversionException if a value does not fit its field
     */
    void fromJSON(String json);

    /**
     * As {@link #fromJSON(String)}; the reader stays open.
     *
     * @throws IOException what the reader fails with
     */
    void fromJSON(Reader json) throws IOException;
}
