package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcRecord;

/** Reads and writes fields as values of one Java type. */
interface JavaValue {

    /** The field's value; null only for what Java has no value for, an initial date. */
    Object read(RfcRecord record, int index);

    /** Sets the field; the value is not null. */
    void write(RfcRecord record, int index, Object value);
}
