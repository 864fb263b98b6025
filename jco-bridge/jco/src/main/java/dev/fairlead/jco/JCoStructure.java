package dev.fairlead.jco;

/** A structure. */
public interface JCoStructure extends JCoRecord {

    /** Its type. */
    JCoRecordMetaData getRecordMetaData();

    /** Walks the fields. */
    JCoRecordFieldIterator getRecordFieldIterator();
}
