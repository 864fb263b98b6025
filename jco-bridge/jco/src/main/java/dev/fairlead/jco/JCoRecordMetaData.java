package dev.fairlead.jco;

/** Type of structures and of the rows of tables. */
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
}
