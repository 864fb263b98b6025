package dev.fairlead.jco;

/**
 * Type of structures and of the rows of tables. A program writes its own with {@link JCo#createRecordMetaData},
 * {@code add} and {@link #lock}. Change fails with an {@link UnsupportedOperationException} once they are locked; adding,
 * with an {@link IllegalArgumentException} for an unknown type, a length or place that no field can have, a name that is
 * there already, or metadata of a record that are not locked.
 */
public interface JCoRecordMetaData extends JCoMetaData {

    /** Where the field begins in a system without Unicode. */
    int getByteOffset(int index);

    /** As {@link #getByteOffset(int)}. */
    int getByteOffset(String name);

    /** Where the field begins in a system with Unicode. */
    int getUnicodeByteOffset(int index);

    /** As {@link #getUnicodeByteOffset(int)}. */
    int getUnicodeByteOffset(String name);

    /** Bytes of a record in a system without Unicode. */
    int getRecordLength();

    /** Bytes of a record in a system with Unicode. */
    int getUnicodeRecordLength();

    /** Type of a table's line: that of the only field without a name, else {@link #TYPE_STRUCTURE}. */
    int getLineType();

    /** Whether there are structures in it, and no strings, tables or references at any depth. */
    boolean isNestedType1Structure();

    /**
     * Adds a field that is neither structure nor table. Offsets are told as they were given; no call depends on them.
     *
     * @param name empty for the only field of a line that is no structure
     * @param type one of the constants of {@link JCoMetaData}
     * @param bytes length in a system without Unicode; lengths count for CHAR, NUM, BYTE and BCD only
     * @param offset where it begins in a system without Unicode
     * @param unicodeBytes length in a system with Unicode, which decides; 0 if only the other is known
     * @param unicodeOffset where it begins in a system with Unicode
     */
    void add(String name, int type, int bytes, int offset, int unicodeBytes, int unicodeOffset);

    /**
     * Adds a structure or table.
     *
     * @param type {@link #TYPE_STRUCTURE} or {@link #TYPE_TABLE}
     * @param record its type or that of its rows, locked
     */
    void add(String name, int type, int offset, int unicodeOffset, JCoRecordMetaData record);

    /**
     * Adds a field with all that can be said.
     *
     * @param decimals digits behind the point of a packed number
     * @param description for people; null for none
     * @param record type of a structure or of a table's rows, locked; null for other fields
     * @param extended kept with the field; null for nothing
     */
    void add(
            String name,
            int type,
            int bytes,
            int offset,
            int unicodeBytes,
            int unicodeOffset,
            int decimals,
            String description,
            JCoRecordMetaData record,
            JCoExtendedFieldMetaData extended);

    /**
     * Sets the bytes of a record in systems without and with Unicode, in place of those that its fields take.
     *
     * @throws IllegalArgumentException if one is negative
     */
    void setRecordLength(int bytes, int unicodeBytes);

    /**
     * Says what a table's line is. It has to be what the fields make it when the metadata are locked.
     *
     * @param type one of the constants of {@link JCoMetaData}
     */
    void setLineType(int type);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the line type that was set is not that of the fields
     */
    @Override
    void lock();
}
