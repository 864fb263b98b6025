package dev.fairlead.jco;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;

/** A field of a record: reads and sets it as {@link JCoRecord} does. A field of a table is one of its current row. */
public interface JCoField {

    /** Name of the field. */
    String getName();

    /** One of the constants of {@link JCoMetaData}. */
    int getType();

    /** Name of the constant without {@code TYPE_}. */
    String getTypeAsString();

    /** Characters, or bytes of a number; 0 for strings, structures and tables. */
    int getLength();

    /** Digits behind the point of a packed number, else 0. */
    int getDecimals();

    /** Description for people; may be empty. */
    String getDescription();

    /** Whether it is a structure. */
    boolean isStructure();

    /** Whether it is a table. */
    boolean isTable();

    /** Type of a structure or of a table's rows; null for others. */
    JCoRecordMetaData getRecordMetaData();

    /** Whether the application or a call gave it a value. */
    boolean isInitialized();

    /** The value as the class of its type; null for the initial date. */
    Object getValue();

    /** As text: characters without the blanks at their end, bytes in hexadecimal, {@code yyyy-MM-dd}, {@code HH:mm:ss}. */
    String getString();

    /** As one character; a blank for an empty text. */
    char getChar();

    /** As characters, with the blanks at their end. */
    char[] getCharArray();

    /** As a whole number of one byte. */
    byte getByte();

    /** As a whole number of two bytes. */
    short getShort();

    /** As a whole number of four bytes. */
    int getInt();

    /** As a whole number of eight bytes. */
    long getLong();

    /** As a binary floating point number. */
    float getFloat();

    /** As a binary floating point number. */
    double getDouble();

    /** As a whole number. */
    BigInteger getBigInteger();

    /** As a decimal number. */
    BigDecimal getBigDecimal();

    /** As bytes. */
    byte[] getByteArray();

    /** As a date in the time zone of this JVM; null for the initial date. A time of day is one of January 1st, 1970. */
    Date getDate();

    /** As a time of January 1st, 1970 in the time zone of this JVM; a date is its midnight, null the initial one. */
    Date getTime();

    /** The bytes as a stream. */
    InputStream getBinaryStream();

    /** The text as a stream. */
    Reader getCharacterStream();

    /** The structure itself, not a copy. */
    JCoStructure getStructure();

    /** The table itself, not a copy. */
    JCoTable getTable();

    /** Sets a text; null or an empty one for the initial value. */
    void setValue(String value);

    /** Sets one character. */
    void setValue(char value);

    /** Sets a text. */
    void setValue(char[] value);

    /** Sets a whole number. */
    void setValue(short value);

    /** Sets a whole number. */
    void setValue(int value);

    /** Sets a whole number. */
    void setValue(long value);

    /** Sets a number. */
    void setValue(float value);

    /** Sets a number. */
    void setValue(double value);

    /** Sets a whole number. */
    void setValue(byte value);

    /** Sets bytes. */
    void setValue(byte[] value);

    /** Sets a number. */
    void setValue(BigDecimal value);

    /** Sets the fields of the same names. */
    void setValue(JCoStructure value);

    /** Sets the rows of a table, in place of all rows. */
    void setValue(JCoTable value);

    /** Sets a value of any class that the type takes; null for the initial value. */
    void setValue(Object value);

    /** Sets a part of the characters. */
    void setValue(char[] value, int offset, int length);
}
