package dev.fairlead.jco;

/** A field of a structure or of a table's current row. */
public interface JCoRecordField extends JCoField {

    /** Where it begins in a system without Unicode. */
    int getByteOffset();

    /** Where it begins in a system with Unicode. */
    int getUnicodeByteOffset();
}
