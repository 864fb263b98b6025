package dev.fairlead.jco;

/**
 * Parameters of a function, of one direction or of all. A program writes its own with {@link JCo#createListMetaData},
 * {@code add} and {@link #lock}. Adding fails with an {@link UnsupportedOperationException} once they are locked, and with
 * an {@link IllegalArgumentException} for an unknown type, a length that the type cannot have, a name that is there
 * already, or metadata of a record that are not locked.
 */
public interface JCoListMetaData extends JCoMetaData {

    /** The function does without. */
    int OPTIONAL_PARAMETER = 1;

    /** The caller sends it. */
    int IMPORT_PARAMETER = 2;

    /** The caller gets it. */
    int EXPORT_PARAMETER = 4;

    /** The caller sends and gets it. */
    int CHANGING_PARAMETER = 8;

    /** Whether the caller sends it. */
    boolean isImport(int index);

    /** As {@link #isImport(int)}. */
    boolean isImport(String name);

    /** Whether the caller gets it. */
    boolean isExport(int index);

    /** As {@link #isExport(int)}. */
    boolean isExport(String name);

    /** Whether it goes there and back. */
    boolean isChanging(int index);

    /** As {@link #isChanging(int)}. */
    boolean isChanging(String name);

    /** Whether the function does without. */
    boolean isOptional(int index);

    /** As {@link #isOptional(int)}. */
    boolean isOptional(String name);

    /** ABAP's text of the value that stands for one that is not sent; null if there is none. */
    String getDefault(int index);

    /** As {@link #getDefault(int)}. */
    String getDefault(String name);

    /** Whether it stands for an exception. */
    boolean isException(int index);

    /** As {@link #isException(int)}. */
    boolean isException(String name);

    /** Name of the dictionary's field that has its type, as the program that wrote these metadata said; null if not. */
    String getRecordFieldName(int index);

    /** As {@link #getRecordFieldName(int)}. */
    String getRecordFieldName(String name);

    /**
     * Adds a parameter that is neither structure nor table.
     *
     * @param type one of the constants of {@link JCoMetaData}
     * @param bytes length in a system without Unicode; lengths count for CHAR, NUM, BYTE and BCD only
     * @param unicodeBytes length in a system with Unicode, which decides; 0 if only the other is known
     * @param flags sum of the constants
     */
    void add(String name, int type, int bytes, int unicodeBytes, int flags);

    /**
     * Adds a structure or table.
     *
     * @param type {@link #TYPE_STRUCTURE} or {@link #TYPE_TABLE}
     * @param record its type or that of its rows, locked
     * @param flags sum of the constants
     */
    void add(String name, int type, JCoRecordMetaData record, int flags);

    /**
     * As {@link #add(String, int, int, int, int)}, with all that can be said.
     *
     * @param decimals digits behind the point of a packed number
     * @param defaultValue ABAP's text of the value that stands for one that is not sent; null for none
     * @param description for people; null for none
     * @param recordField name of the dictionary's field that has its type; null for none
     * @param extended kept with the field; null for nothing
     */
    void add(
            String name,
            int type,
            int bytes,
            int unicodeBytes,
            int decimals,
            String defaultValue,
            String description,
            int flags,
            String recordField,
            JCoExtendedFieldMetaData extended);

    /** As {@link #add(String, int, JCoRecordMetaData, int)}, with all that can be said; see the other long form. */
    void add(
            String name,
            int type,
            JCoRecordMetaData record,
            String defaultValue,
            String description,
            int flags,
            String recordField,
            JCoExtendedFieldMetaData extended);
}
