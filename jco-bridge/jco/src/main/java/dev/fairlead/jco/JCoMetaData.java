package dev.fairlead.jco;

/**
 * Names and types of fields (RFC specification, B.5). A name counts in any case. A wrong index is an
 * {@link IndexOutOfBoundsException}, an unknown name a {@link JCoRuntimeException} of group 127 unless said otherwise.
 */
public interface JCoMetaData {

    /** Characters, padded with blanks. */
    int TYPE_CHAR = 0;

    /** A date of 8 digits. */
    int TYPE_DATE = 1;

    /** A packed decimal number of 1 to 16 bytes with a fixed scale. */
    int TYPE_BCD = 2;

    /** A time of 6 digits. */
    int TYPE_TIME = 3;

    /** Bytes, padded with zero bytes. */
    int TYPE_BYTE = 4;

    /** Not used any more. */
    int TYPE_ITAB = 5;

    /** Digits, padded with zeros at the left. */
    int TYPE_NUM = 6;

    /** An IEEE number of 8 bytes. */
    int TYPE_FLOAT = 7;

    /** A whole number of 4 bytes. */
    int TYPE_INT = 8;

    /** A whole number of 2 bytes. */
    int TYPE_INT2 = 9;

    /** A whole number of 1 byte, without a sign. */
    int TYPE_INT1 = 10;

    /** A reference to an object. */
    int TYPE_ABAPOBJECT = 16;

    /** Fields within a field; {@code v} is one with strings or tables in it. */
    int TYPE_STRUCTURE = 17;

    /** A decimal floating point number of 16 digits. */
    int TYPE_DECF16 = 23;

    /** A decimal floating point number of 34 digits. */
    int TYPE_DECF34 = 24;

    /** Characters of any number. */
    int TYPE_STRING = 29;

    /** Bytes of any number. */
    int TYPE_XSTRING = 30;

    /** A boxed component. */
    int TYPE_BOX = 31;

    /** A boxed component of any type. */
    int TYPE_GENERIC_BOX = 32;

    /** A whole number of 8 bytes. */
    int TYPE_INT8 = 40;

    /** A point in time in UTC, to 100 nanoseconds. */
    int TYPE_UTCLONG = 51;

    /** A point in time in UTC, to the second. */
    int TYPE_UTCSECOND = 52;

    /** A point in time in UTC, to the minute. */
    int TYPE_UTCMINUTE = 53;

    /** A day. */
    int TYPE_DTDAY = 54;

    /** A week. */
    int TYPE_DTWEEK = 55;

    /** A month. */
    int TYPE_DTMONTH = 56;

    /** A time of day, to the second. */
    int TYPE_TSECOND = 57;

    /** A time of day, to the minute. */
    int TYPE_TMINUTE = 58;

    /** A day of the year. */
    int TYPE_CDAY = 59;

    /** An exception in a function's interface. */
    int TYPE_EXCEPTION = 98;

    /** Rows of one type. */
    int TYPE_TABLE = 99;

    /** None. */
    int TYPE_INVALID = -1;

    /** What is not known yet. */
    int UNINITIALIZED = -1;

    /** Name of the type or function. */
    String getName();

    /**
     * Changes the name.
     *
     * @throws UnsupportedOperationException if these metadata are locked
     */
    void setName(String name);

    /** Forbids all change from now on. Only locked metadata can be used. */
    void lock();

    /** Whether nothing can be changed any more; always so for what comes from a system. */
    boolean isLocked();

    /** Number of fields. */
    int getFieldCount();

    /** Name of a field. */
    String getName(int index);

    /** Index of a field; -1 if there is none of that name. */
    int indexOf(String name);

    /** Whether there is a field of that name. */
    boolean hasField(String name);

    /** One of the constants. */
    int getType(int index);

    /** As {@link #getType(int)}. */
    int getType(String name);

    /** Name of the constant without {@code TYPE_}. */
    String getTypeAsString(int index);

    /** As {@link #getTypeAsString(int)}. */
    String getTypeAsString(String name);

    /** Characters, or bytes of a number; 0 for strings, structures and tables. */
    int getLength(int index);

    /** As {@link #getLength(int)}. */
    int getLength(String name);

    /** Bytes in a system without Unicode. */
    int getByteLength(int index);

    /** As {@link #getByteLength(int)}. */
    int getByteLength(String name);

    /** Bytes in a system with Unicode. */
    int getUnicodeByteLength(int index);

    /** As {@link #getUnicodeByteLength(int)}. */
    int getUnicodeByteLength(String name);

    /** Digits behind the point of a packed number, else 0. */
    int getDecimals(int index);

    /** As {@link #getDecimals(int)}. */
    int getDecimals(String name);

    /** Description for people; may be empty. */
    String getDescription(int index);

    /** As {@link #getDescription(int)}. */
    String getDescription(String name);

    /** Name of the type of a structure or of a table's rows; null for others. */
    String getRecordTypeName(int index);

    /** As {@link #getRecordTypeName(int)}. */
    String getRecordTypeName(String name);

    /** Type of a structure or of a table's rows; null for others. */
    JCoRecordMetaData getRecordMetaData(int index);

    /** As {@link #getRecordMetaData(int)}. */
    JCoRecordMetaData getRecordMetaData(String name);

    /** Canonical name of the class of its value; {@code byte[]} for binary types. */
    String getClassNameOfField(int index);

    /** As {@link #getClassNameOfField(int)}. */
    String getClassNameOfField(String name);

    /** Whether it is a structure. */
    boolean isStructure(int index);

    /** As {@link #isStructure(int)}. */
    boolean isStructure(String name);

    /** Whether it is a table. */
    boolean isTable(int index);

    /** As {@link #isTable(int)}. */
    boolean isTable(String name);

    /** Whether it is a reference to an object, which has no value outside the system. */
    boolean isAbapObject(int index);

    /** As {@link #isAbapObject(int)}. */
    boolean isAbapObject(String name);

    /** Whether it is a structure with structures in it, none of which has strings, tables or references. */
    boolean isNestedType1Structure(int index);

    /** As {@link #isNestedType1Structure(int)}. */
    boolean isNestedType1Structure(String name);

    /** What the program that wrote these metadata attached to the field; null for nothing, and for what a system says. */
    JCoExtendedFieldMetaData getExtendedFieldMetaData(int index);

    /** As {@link #getExtendedFieldMetaData(int)}. */
    JCoExtendedFieldMetaData getExtendedFieldMetaData(String name);
}
