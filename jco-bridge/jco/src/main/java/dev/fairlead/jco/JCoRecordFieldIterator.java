package dev.fairlead.jco;

/** Walks fields of a structure or row both ways. */
public interface JCoRecordFieldIterator extends JCoFieldIterator {

    /** As {@link #nextField}. */
    JCoRecordField nextRecordField();

    /** As {@link #previousField}. */
    JCoRecordField previousRecordField();
}
